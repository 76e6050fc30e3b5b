import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { MeNav } from '@/components/me/me-nav';
import { Notice } from '@/components/me/notice';
import { SureForm } from '@/components/me/sure-form';
import { countMyData } from '@/lib/accounts/my-data-page.server';
import { type Locale, localePath } from '@/lib/platform/locale';

type PageInput = { searchParams: Promise<{ unsure?: string }> };

const STAYS = ['log', 'released', 'live', 'backups'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('my-data.erase');
  return { title: t('title'), robots: { index: false } };
}

export default async function EraseAllPage({ searchParams }: PageInput) {
  const { unsure } = await searchParams;
  const t = await getTranslations('my-data.erase');
  const locale = (await getLocale()) as Locale;
  const counts = await countMyData();
  if (!counts.signedIn && counts.devices === 0) redirect(localePath(locale, '/me/data'));
  const goes = ['reports', 'rest', 'devices', ...(counts.signedIn ? (['account'] as const) : [])] as const;
  const stays = counts.represents ? ([...STAYS, 'company'] as const) : STAYS;
  const { reports, released, devices } = counts;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="data" />
      {unsure ? <Notice text={t('unsure')} alert /> : null}
      <Section id="goes" title={t('goesTitle')}>
        <List texts={goes.map((what) => t(`goes.${what}`, { reports, devices }))} />
      </Section>
      <Section id="stays" title={t('staysTitle')}>
        <List texts={stays.map((what) => t(`stays.${what}`, { reports, released }))} />
      </Section>
      <Section id="sure" title={t('sureTitle')}>
        <p className="max-w-line">
          {t('before')}{' '}
          <a href={localePath(locale, '/me/data')} className="inline-flex min-h-11 items-center">
            {t('export')}
          </a>
        </p>
        <SureForm action="/api/me/erase" locale={locale} sure={t('sure')} button={t('button')} />
      </Section>
    </PageShell>
  );
}

function List({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="max-w-line list-disc space-y-2 pl-5">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
