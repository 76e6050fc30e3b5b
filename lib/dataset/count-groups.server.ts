import 'server-only';
import type pg from 'pg';
import { ANSWER_LIMITS, LONGEST_BAND } from '@/lib/cases/case-outcome';
import type { Cell } from '@/lib/privacy/gate';
import type { DimensionName, TableSpec } from './monthly-tables';

/** How each dimension is read off a report `r` or a complaint `c`; `several` dimensions take one row for each code. */
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
  basis: {
    sql: `CASE WHEN r.leak_point IS NULL THEN 'none' WHEN r.addressed_as = 'planted_variant' THEN 'canary' ELSE 'opinion' END`,
  },
  channel: { sql: 'c.channel' },
  case_outcome: { sql: 'c.outcome' },
  answer_days: {
    sql: `CASE ${ANSWER_LIMITS.map(([band, days]) => `WHEN c.outcome_on - c.filed_on <= ${days} THEN '${band}'`).join(' ')} ELSE '${LONGEST_BAND}' END`,
  },
};

const CASES = 'complaint_case c JOIN reporter p ON p.id = c.reporter_id';
const SETTLED = 'c.settled_at >= $1 AND c.settled_at < $2';

/** The rows of each kind of table: reports `r` or complaints `c` of reporters `p`, in the period from $1 to $2. */
const COUNTED: Record<TableSpec['counts'], { from: string; where: string }> = {
  reports: {
    from: 'report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id',
    where: 'r.received_at >= $1 AND r.received_at < $2 AND x.report_id IS NULL',
  },
  cases: { from: CASES, where: SETTLED },
  answers: { from: CASES, where: `${SETTLED} AND c.outcome <> 'no_answer'` },
};

/** All groups of a table within a period of receipt, small ones included: for the gate, and for nobody else. */
export async function countGroups(
  client: pg.ClientBase,
  spec: TableSpec,
  [begin, end]: readonly [Date, Date],
): Promise<Cell[]> {
  const dimensions = spec.dimensions.map((name) => EXPRESSIONS[name]);
  const { from, where } = COUNTED[spec.counts];
  const { rows } = await client.query<{ key: string[]; reporters: string; reports: string }>({
    text: `SELECT ARRAY[${dimensions.map(({ sql }) => sql).join(', ')}] AS key,
        count(DISTINCT coalesce(p.merged_into_id, p.id)) AS reporters, count(*) AS reports
      FROM ${from} ${dimensions.map(({ join = '' }) => join).join(' ')}
      WHERE ${where} GROUP BY 1`,
    values: [begin, end],
  });
  return rows.map(({ key, reporters, reports }) => ({ key, reporters: Number(reporters), reports: Number(reports) }));
}

/**
 * Distinct reporters of what a table does not show of each line: the reports that agree on the dimensions at `positions` and stand in none of
 * the cells `shown` (keys joined by |). By the codes of the line, joined by |. For those who test the gate.
 */
export async function countRemainders(
  client: pg.ClientBase,
  spec: TableSpec,
  [begin, end]: readonly [Date, Date],
  positions: readonly number[],
  shown: readonly string[],
): Promise<Map<string, number>> {
  const dimensions = spec.dimensions.map((name) => EXPRESSIONS[name]);
  const { from, where } = COUNTED[spec.counts];
  const line = positions.length === 0 ? `''` : `concat_ws('|', ${positions.map((at) => `key[${at + 1}]`).join(', ')})`;
  const { rows } = await client.query<{ line: string; reporters: string }>({
    text: `SELECT ${line} AS line, count(DISTINCT reporter) AS reporters FROM (
        SELECT ARRAY[${dimensions.map(({ sql }) => sql).join(', ')}] AS key, coalesce(p.merged_into_id, p.id) AS reporter
        FROM ${from} ${dimensions.map(({ join = '' }) => join).join(' ')}
        WHERE ${where}
      ) AS keyed WHERE array_to_string(key, '|') <> ALL ($3) GROUP BY 1`,
    values: [begin, end, shown],
  });
  return new Map(rows.map(({ line, reporters }) => [line, Number(reporters)]));
}
