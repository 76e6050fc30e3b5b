import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

/** Stands above everything, in print too, wherever the population is invented; leads to the record of one of its drivers. */
export function SyntheticBanner({ locale }: { locale: Locale }) {
  const t = useTranslations('layout');
  return (
    <aside
      aria-label={t('syntheticLabel')}
      className="border-b-4 border-double border-vermilion bg-wash px-4 py-2 text-center text-sm font-semibold"
    >
      {t('synthetic')}{' '}
      <a href={localePath(locale, '/me/sample')} className="no-print inline-flex min-h-6 items-center">
        {t('syntheticSample')}
      </a>
    </aside>
  );
}
