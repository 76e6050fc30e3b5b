import { useLocale } from 'next-intl';
import { NoSuchPage } from '@/components/empty/no-such-page';
import type { Locale } from '@/lib/platform/locale';

export default function NotFound() {
  return <NoSuchPage locale={useLocale() as Locale} />;
}
