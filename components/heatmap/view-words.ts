import { type HeatFilter, type HeatView, heatFilter, LIVE_PERIOD } from '@/lib/heatmaps/heat-view';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { placeName, provinceByAdcode } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';
import type { HeatWords } from './figure';

/** Name of one value of a filter: 广东, 平安产险, 4S店. */
export function filterValueName(t: HeatWords, by: HeatFilter, code: string, locale: Locale): string {
  if (by === 'role') return label('ROLES', code, locale);
  if (by === 'relation') return label('RELATIONS', code, locale);
  if (by === 'refusal') return t('filter.after');
  const insurer = by === 'insurer' ? insurerById(code) : undefined;
  if (insurer) return insurerName(insurer, locale);
  const province = provinceByAdcode(code);
  return province ? placeName(province, locale) : code;
}

/** A period as people write it: 最近, 2026 年第 3 季度, 2026 年. */
export function periodName(t: HeatWords, period: string): string {
  if (period === LIVE_PERIOD) return t('view.live');
  const [year = '', part] = period.split('-Q');
  return part ? t('view.quarter', { year, quarter: part }) : t('view.year', { year });
}

/** What a view shows: 点名平安产险的举报 · 2026 年第 3 季度. */
export function viewName(t: HeatWords, view: HeatView, locale: Locale): string {
  const filter = heatFilter(view);
  const name = filter
    ? t(`view.${filter.by}`, { name: filterValueName(t, filter.by, filter.code, locale) })
    : t('view.all');
  return t('view.heading', { filter: name, period: periodName(t, view.period) });
}
