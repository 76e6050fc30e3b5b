import type { Locale } from '@/lib/platform/locale';
import { namedTables, type QueryTable } from './query-table';

/** A query to begin with; `key` is that of its title in the namespace query. */
export type QueryExample = { readonly key: ExampleKey; readonly sql: string };

export const EXAMPLES = ['ranking', 'refusal', 'provinces', 'hours', 'roles', 'lures', 'told'] as const;
export type ExampleKey = (typeof EXAMPLES)[number];

/** The examples that the tables of a release can answer, with names in the reader's language. */
export const queryExamples = (locale: Locale, tables: readonly Pick<QueryTable, 'name'>[]): QueryExample[] =>
  EXAMPLES.map((key) => ({ key, sql: SQL[key](locale === 'en') })).filter(({ sql }) => {
    const needed = namedTables(sql, EVERY);
    return namedTables(sql, tables).length === needed.length;
  });

const EVERY = [
  ...['ranking', 'after_refusal_insurer_month', 'insurer_province_month', 'records', 'role_insurer_month'],
  ...['lure_insurer_month', 'insurers', 'provinces', 'codes'],
].map((name) => ({ name }));

const insurer = (english: boolean) => (english ? 'i.name_en' : 'i.short_name_zh');
const place = (english: boolean) => (english ? 'p.name_en' : 'p.name_zh');
const label = (english: boolean) => (english ? 'c.label_en' : 'c.label_zh');

const SQL: Record<ExampleKey, (english: boolean) => string> = {
  ranking: (
    english,
  ) => `SELECT r.position, ${insurer(english)} AS insurer, r."index", r.low, r.high, r.after_refusal_percent
FROM ranking r
JOIN insurers i ON i.code = r.insurer
WHERE r.slice_by = 'all' AND r.method IS (SELECT max(method) FROM ranking) AND r.period NOT LIKE '%Q%'
ORDER BY r.position`,
  refusal: (english) => `-- Among the reports that say whether the driver had refused before
SELECT ${insurer(english)} AS insurer,
  sum(t.reports) FILTER (WHERE t.refusal = 'before') AS after_refusal,
  sum(t.reports) AS reports,
  round(100.0 * sum(t.reports) FILTER (WHERE t.refusal = 'before') / sum(t.reports), 1) AS percent
FROM after_refusal_insurer_month t
JOIN insurers i ON i.code = t.insurer
WHERE t."row" = 'cell' AND t.refusal IN ('none', 'this_call', 'before')
GROUP BY t.insurer
HAVING after_refusal > 0
ORDER BY percent DESC`,
  provinces: (english) => `SELECT ${place(english)} AS province, sum(t.reports) AS reports, p.vehicles,
  round(1e6 * sum(t.reports) / p.vehicles, 1) AS per_million_vehicles
FROM insurer_province_month t
JOIN provinces p ON p.code = t.province
WHERE t."row" = 'cell'
GROUP BY t.province
ORDER BY per_million_vehicles DESC`,
  hours: (english) => `-- A record tells the part of the day as finely as it may
SELECT ${label(english)} AS part_of_day, count(*) AS reports,
  round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS percent
FROM records r
JOIN codes c ON c.list = 'record_hour_band' AND c.code = r.hour_band
GROUP BY r.hour_band
ORDER BY reports DESC`,
  roles: (english) => `SELECT ${label(english)} AS caller, sum(t.reports) AS reports,
  count(DISTINCT t.insurer) AS companies_named
FROM role_insurer_month t
JOIN codes c ON c.list = 'role' AND c.code = t.role
WHERE t."row" = 'cell'
GROUP BY t.role
ORDER BY reports DESC`,
  lures: (english) => `-- The lure named most often beside each company
SELECT ${insurer(english)} AS insurer, ${label(english)} AS lure, max(t.reports) AS reports
FROM lure_insurer_month t
JOIN insurers i ON i.code = t.insurer
JOIN codes c ON c.list = 'lure' AND c.code = t.lure
WHERE t."row" = 'cell' AND t.lure <> 'none'
GROUP BY t.insurer
ORDER BY reports DESC`,
  told: (english) => `-- How finely the records tell the company
SELECT ${label(english)} AS told, count(*) AS records,
  round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS percent
FROM records r
JOIN codes c ON c.list = 'record_insurer' AND c.code = r.insurer
GROUP BY r.insurer
ORDER BY records DESC
LIMIT 20`,
};
