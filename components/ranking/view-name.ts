import type { useTranslations } from 'next-intl';
import { placeName, provinceByAdcode } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';
import { periodRange } from '@/lib/platform/period-range';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { type Filter, type FilterName, LIVE, type View } from '@/lib/ranking/view';
import { label } from '@/lib/reports/taxonomy';

type Words = ReturnType<typeof useTranslations<'rankings'>>;

/** A period as people write it: 最近 26 周, 2026年10月, 2026 年第 4 季度. */
export function periodName(t: Words, period: string): string {
  if (period === LIVE) return t('period.live', { weeks: RANKING_PARAMETERS.windowWeeks });
  const [year = '', part = ''] = period.split('-');
  return part.startsWith('Q')
    ? t('period.quarter', { year, quarter: part.slice(1) })
    : t('period.month', { start: periodRange(period)[0] });
}

/** Name of one value of a filter: 广东, 4S店, 从未投保. */
export function filterValueName(by: FilterName, code: string, locale: Locale): string {
  if (by === 'role') return label('ROLES', code, locale);
  if (by === 'relation') return label('RELATIONS', code, locale);
  const province = provinceByAdcode(code);
  return province ? placeName(province, locale) : code;
}

/** What a view shows, in a heading: 最近 26 周 · 广东的举报. */
export function viewName(t: Words, { period, filter }: View, locale: Locale): string {
  return t('view.heading', { period: periodName(t, period), filter: filterName(t, filter, locale) });
}

const filterName = (t: Words, filter: Filter, locale: Locale): string =>
  filter.by === 'all'
    ? t('view.all')
    : t(`view.${filter.by}`, { name: filterValueName(filter.by, filter.code, locale) });
