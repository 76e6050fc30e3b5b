import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { DueCases } from '@/components/cases/due-cases';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { ReportLink } from '@/components/layout/report-link';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { Notice } from '@/components/me/notice';
import { type MyPage, readMyPage } from '@/lib/accounts/my-page.server';
import { readMyDueCases } from '@/lib/cases/my-cases.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readMyRecord } from '@/lib/record/my-record.server';
import { KeepNotice } from './keep-notice';
import { RecordParts, type RecordQuery } from './record-parts';

type PageInput = {
  searchParams: Promise<RecordQuery & { restored?: string; kept?: string; minute?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.me');
  return { title: t('title'), robots: { index: false } };
}

export default async function MyPageView({ searchParams }: PageInput) {
  const query = await searchParams;
  const t = await getTranslations('accounts.me');
  const words = await getTranslations('record.minute');
  const locale = (await getLocale()) as Locale;
  const mine = await readMyPage();
  const record = mine.own === null ? null : await readMyRecord(mine.own);
  const any = record !== null && record.calls.length > 0;
  return (
    <PageShell title={t('title')} lead={t(mine.session ? 'leadAccount' : 'leadDevice')}>
      <MeNav here="calls" />
      {query.restored && any ? <Notice text={t('restored')} /> : null}
      {query.kept === 'elsewhere' ? <Notice text={t('keptElsewhere')} /> : null}
      {query.minute === 'kept' ? <Notice text={words('kept')} /> : null}
      {query.minute === 'closed' ? <Notice text={words('notOpen')} /> : null}
      <DueCases locale={locale} cases={await readMyDueCases()} />
      {mine.unkept > 0 ? <KeepNotice locale={locale} count={mine.unkept} /> : null}
      {any ? (
        <RecordParts record={record} query={query} />
      ) : (
        <Section id="reports" title={t('reports')}>
          <NoRecord locale={locale} mine={mine} />
        </Section>
      )}
    </PageShell>
  );
}

async function NoRecord({ locale, mine: { locked, session } }: { locale: Locale; mine: MyPage }) {
  const t = await getTranslations('accounts.me');
  if (locked && !session) {
    return (
      <PageState title={t('lockedTitle')} body={t('lockedBody')}>
        <a href={localePath(locale, '/sign-in')} className="inline-flex min-h-11 items-center">
          {t('signIn')}
        </a>
      </PageState>
    );
  }
  return (
    <PageState title={t('emptyTitle')} body={t('emptyBody')}>
      <ReportLink locale={locale} />
    </PageState>
  );
}
