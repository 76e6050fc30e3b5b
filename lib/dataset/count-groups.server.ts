import 'server-only';
import type pg from 'pg';
import type { Cell } from '@/lib/privacy/gate';
import type { DimensionName, TableSpec } from './monthly-tables';

/** How each dimension is read off a report `r`; `several` dimensions take one row for each code. */
const EXPRESSIONS: Record<DimensionName, { sql: string; join?: string }> = {
  insurer: { sql: `CASE WHEN r.claim = 'named' THEN r.insurer_id ELSE r.claim END` },
  province: { sql: 'r.province_adcode' },
  city: { sql: 'r.city_adcode' },
  hour_of_week: {
    sql: `CASE WHEN r.called_precision = 'minute' THEN
      ((extract(isodow FROM r.called_at AT TIME ZONE 'Asia/Shanghai')::int - 1) * 24 + extract(hour FROM r.called_at AT TIME ZONE 'Asia/Shanghai')::int)::text
      ELSE 'unknown' END`,
  },
  expiry: { sql: `coalesce(r.expiry_bucket, 'unknown')` },
  role: { sql: 'r.role' },
  relation: { sql: 'r.relation' },
  refusal: { sql: 'r.refusal' },
  lure: {
    sql: 'lure.code',
    join: `CROSS JOIN LATERAL unnest(CASE WHEN r.lures = '{}' THEN '{none}' ELSE r.lures END) AS lure(code)`,
  },
  knew: {
    sql: 'knew.code',
    join: `CROSS JOIN LATERAL (
      SELECT f AS code FROM unnest(r.facts) AS f WHERE f LIKE 'knew\\_%'
      UNION ALL SELECT 'none' WHERE NOT EXISTS (SELECT FROM unnest(r.facts) AS f WHERE f LIKE 'knew\\_%')) AS knew`,
  },
  leak_point: { sql: `coalesce(r.leak_point, 'unknown')` },
};

/** All groups of a table within a period of receipt, small ones included: for the gate, and for nobody else. */
export async function countGroups(
  client: pg.ClientBase,
  spec: TableSpec,
  [from, to]: readonly [Date, Date],
): Promise<Cell[]> {
  const dimensions = spec.dimensions.map((name) => EXPRESSIONS[name]);
  const { rows } = await client.query<{ key: string[]; reporters: string; reports: string }>({
    text: `SELECT ARRAY[${dimensions.map(({ sql }) => sql).join(', ')}] AS key,
        count(DISTINCT coalesce(p.merged_into_id, p.id)) AS reporters, count(*) AS reports
      FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id ${dimensions.map(({ join = '' }) => join).join(' ')}
      WHERE r.received_at >= $1 AND r.received_at < $2 AND x.report_id IS NULL GROUP BY 1`,
    values: [from, to],
  });
  return rows.map(({ key, reporters, reports }) => ({ key, reporters: Number(reporters), reports: Number(reports) }));
}

/**
 * Distinct reporters of what a table does not show of each line: the reports that agree on dimension `at` and stand in none of the cells
 * `shown` (keys joined by |). For those who test the gate.
 */
export async function countRemainders(
  client: pg.ClientBase,
  spec: TableSpec,
  [from, to]: readonly [Date, Date],
  at: number,
  shown: readonly string[],
): Promise<Map<string, number>> {
  const dimensions = spec.dimensions.map((name) => EXPRESSIONS[name]);
  const { rows } = await client.query<{ code: string; reporters: string }>({
    text: `SELECT key[$3] AS code, count(DISTINCT reporter) AS reporters FROM (
        SELECT ARRAY[${dimensions.map(({ sql }) => sql).join(', ')}] AS key, coalesce(p.merged_into_id, p.id) AS reporter
        FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id ${dimensions.map(({ join = '' }) => join).join(' ')}
        WHERE r.received_at >= $1 AND r.received_at < $2 AND x.report_id IS NULL
      ) AS keyed WHERE array_to_string(key, '|') <> ALL ($4) GROUP BY 1`,
    values: [from, to, at + 1, shown],
  });
  return new Map(rows.map(({ code, reporters }) => [code, Number(reporters)]));
}
