import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { ReportLink } from '@/components/layout/report-link';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { Notice } from '@/components/me/notice';
import { countMyData, type MyDataCounts } from '@/lib/accounts/my-data-page.server';
import { type Locale, localePath } from '@/lib/platform/locale';

type PageInput = { searchParams: Promise<{ problem?: string; erased?: string }> };

const PROBLEMS = ['limited', 'nothing', 'works_here'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('my-data');
  return { title: t('title'), robots: { index: false } };
}

export default async function DataPage({ searchParams }: PageInput) {
  const { problem, erased } = await searchParams;
  const t = await getTranslations('my-data');
  const locale = (await getLocale()) as Locale;
  const counts = await countMyData();
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="data" />
      {PROBLEMS.filter((known) => known === problem).map((known) => (
        <Notice key={known} text={t(`problems.${known}`)} alert />
      ))}
      {erased === 'one' ? <Notice text={t('one.done')} /> : null}
      {counts.signedIn || counts.devices > 0 ? (
        <Parts locale={locale} counts={counts} />
      ) : (
        <Nothing locale={locale} locked={counts.locked} />
      )}
    </PageShell>
  );
}

async function Parts({ locale, counts }: { locale: Locale; counts: MyDataCounts }) {
  const t = await getTranslations('my-data');
  return (
    <>
      <Section id="export" title={t('export.title')}>
        <p className="mb-3 max-w-line">{t('export.lead', { reports: counts.reports })}</p>
        <p className="mb-5 max-w-line text-sm text-muted">{t('export.hint')}</p>
        <form action="/api/me/export" method="post">
          <input type="hidden" name="locale" value={locale} />
          <button type="submit" className="button-quiet">
            {t('export.button')}
          </button>
        </form>
      </Section>
      <Section id="one" title={t('one.section')}>
        <p className="max-w-line">{t('one.where')}</p>
        <p className="mt-3">
          <a href={localePath(locale, '/me')} className="inline-flex min-h-11 items-center">
            {t('one.calls')}
          </a>
        </p>
      </Section>
      <Section id="erase" title={t('erase.section')}>
        <p className="mb-3 max-w-line">{t('erase.short')}</p>
        <a href={localePath(locale, '/me/data/erase')} className="inline-flex min-h-11 items-center">
          {t('erase.link')}
        </a>
      </Section>
      {counts.signedIn ? (
        <Section id="leave" title={t('leave.section')}>
          <p className="mb-3 max-w-line">{t('leave.short')}</p>
          <a href={localePath(locale, '/me/account/leave')} className="inline-flex min-h-11 items-center">
            {t('leave.link')}
          </a>
        </Section>
      ) : null}
    </>
  );
}

async function Nothing({ locale, locked }: { locale: Locale; locked: boolean }) {
  const t = await getTranslations('my-data');
  if (!locked) {
    return (
      <PageState title={t('nothing.title')} body={t('nothing.body')}>
        <ReportLink locale={locale} />
      </PageState>
    );
  }
  const next = new URLSearchParams({ next: localePath(locale, '/me/data') });
  return (
    <PageState title={t('locked.title')} body={t('locked.body')}>
      <a href={localePath(locale, `/sign-in?${next}`)} className="inline-flex min-h-11 items-center">
        {t('locked.link')}
      </a>
    </PageState>
  );
}
