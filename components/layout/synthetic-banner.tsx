import { useTranslations } from 'next-intl';

/** Stands above everything, in print too, wherever the population is invented. */
export function SyntheticBanner() {
  const t = useTranslations('layout');
  return (
    <aside
      aria-label={t('syntheticLabel')}
      className="border-b-4 border-double border-vermilion bg-wash px-4 py-2 text-center text-sm font-semibold"
    >
      {t('synthetic')}
    </aside>
  );
}
