import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { NoSuchPage } from '@/components/empty/no-such-page';
import type { Locale } from '@/lib/platform/locale';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('states.notFound');
  return { title: t('title'), robots: { index: false } };
}

/**
 * The «not found» page as an address of its own. Next answers `notFound()` on a dynamic page with an empty document
 * that only scripts fill; the front server sends this page's body, with status 404, in its stead.
 */
export default async function Missing() {
  return <NoSuchPage locale={(await getLocale()) as Locale} />;
}
