import type { useTranslations } from 'next-intl';
import type { ShownRankingRow } from '@/lib/privacy/gate';

type Words = ReturnType<typeof useTranslations<'rankings'>>;

/** Columns of figures beside every row, in this order. */
export const FIGURES = ['reporters', 'calls', 'afterRefusal', 'own', 'rival'] as const;
export type Figure = (typeof FIGURES)[number];

/** The columns where there is little room. */
export const FEW_FIGURES: readonly Figure[] = ['reporters', 'calls', 'afterRefusal'];

const VALUES: Record<Figure, (row: ShownRankingRow) => number | null> = {
  reporters: (row) => row.reporters,
  calls: (row) => row.calls,
  afterRefusal: (row) => row.afterRefusalPercent,
  own: (row) => row.ownPercent,
  rival: (row) => row.rivalPercent,
};

/** One figure of a row in words; a dash where it is not published. */
export function figureText(t: Words, figure: Figure, row: ShownRankingRow): string {
  const value = VALUES[figure](row);
  if (value === null) return t('value.hidden');
  return t(figure === 'reporters' || figure === 'calls' ? 'value.count' : 'value.percent', { value });
}
