import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { MeNav } from '@/components/me/me-nav';
import { Notice } from '@/components/me/notice';
import { SureForm } from '@/components/me/sure-form';
import { type Locale, localePath } from '@/lib/platform/locale';
import { readMyReceipt } from '@/lib/reports/my-report.server';

type PageInput = { params: Promise<{ receipt: string }>; searchParams: Promise<{ unsure?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('my-data.one');
  return { title: t('title'), robots: { index: false } };
}

export default async function EraseOnePage({ params, searchParams }: PageInput) {
  const { receipt } = await params;
  const { unsure } = await searchParams;
  const t = await getTranslations('my-data.one');
  const locale = (await getLocale()) as Locale;
  const view = await readMyReceipt(receipt);
  if (view?.kind !== 'mine') redirect(localePath(locale, '/me/data'));
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <MeNav here="data" />
      {unsure ? <Notice text={t('unsure')} alert /> : null}
      <p className="max-w-line">
        {t('which')} <span className="font-mono break-all">{view.report.receipt}</span>
      </p>
      <ul className="mt-5 max-w-line list-disc space-y-2 pl-5">
        <li>{t('goes')}</li>
        <li>{t('stays')}</li>
      </ul>
      <SureForm
        action="/api/me/erase"
        locale={locale}
        hidden={{ receipt: view.report.receipt }}
        sure={t('sure')}
        button={t('button')}
      />
    </PageShell>
  );
}
