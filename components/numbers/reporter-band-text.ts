import { useTranslations } from 'next-intl';
import type { ReporterBand } from '@/lib/numbers/reporter-band';

/** Says a band in words: «25–49 人». */
export function useBandText(): (band: ReporterBand) => string {
  const t = useTranslations('numbers');
  return ({ from, to }) => (to === null ? t('bandOpen', { from }) : t('band', { from, to }));
}
