import type { useTranslations } from 'next-intl';
import type { ShownRankingRow } from '@/lib/privacy/gate';

/** One company's standing in a sentence: index with its interval and rank range, or that nothing may be shown. */
export function standingText(t: ReturnType<typeof useTranslations<'share'>>, row: ShownRankingRow | null): string {
  if (!row || row.index === null || row.low === null || row.high === null) return t('noStanding');
  const figures = { index: row.index.toFixed(2), low: row.low.toFixed(2), high: row.high.toFixed(2) };
  if (row.rankLow === null || row.rankHigh === null) return t('index', figures);
  return t('standing', { ...figures, first: row.rankLow, last: row.rankHigh });
}
