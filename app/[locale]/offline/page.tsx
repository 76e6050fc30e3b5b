import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { type Locale, localePath } from '@/lib/platform/locale';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('states.offline');
  return { title: t('title'), robots: { index: false } };
}

/** What the service worker shows in place of a page that cannot be reached. */
export default async function OfflinePage() {
  const t = await getTranslations('states.offline');
  const locale = (await getLocale()) as Locale;
  return (
    <PageShell title={t('title')}>
      <PageState title={t('what')} body={t('body')}>
        <a href={localePath(locale, '/report')} className="inline-flex min-h-11 items-center font-semibold">
          {t('report')}
        </a>
        <a href={localePath(locale, '/report/import')} className="inline-flex min-h-11 items-center">
          {t('import')}
        </a>
      </PageState>
    </PageShell>
  );
}
