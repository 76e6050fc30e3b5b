import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { ReportLink } from '@/components/layout/report-link';
import { type Locale, localePath } from '@/lib/platform/locale';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('my-data.erased');
  return { title: t('title'), robots: { index: false } };
}

export default async function ErasedPage() {
  const t = await getTranslations('my-data.erased');
  const locale = (await getLocale()) as Locale;
  return (
    <PageShell title={t('title')}>
      <PageState title={t('done')} body={t('body')}>
        <a href={localePath(locale, '/transparency')} className="inline-flex min-h-11 items-center">
          {t('log')}
        </a>
        <ReportLink locale={locale} />
      </PageState>
    </PageShell>
  );
}
