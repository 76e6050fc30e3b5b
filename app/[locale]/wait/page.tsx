import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { type Locale, localePath } from '@/lib/platform/locale';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('states.wait');
  return { title: t('title'), robots: { index: false } };
}

/** What is shown in the place of a page, with status 429, to a device or a network that has asked for too many. The front keeps it: it costs no drawing. */
export default async function WaitPage() {
  const t = await getTranslations('states.wait');
  const locale = (await getLocale()) as Locale;
  return (
    <PageShell title={t('title')} lead={t('body')}>
      <p className="max-w-line">{t('form')}</p>
      <p className="mt-6">
        <a href={localePath(locale, '/')} className="inline-flex min-h-11 items-center">
          {t('home')}
        </a>
      </p>
    </PageShell>
  );
}
