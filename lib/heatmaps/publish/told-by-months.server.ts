import 'server-only';
import type pg from 'pg';
import { monthsOf, periodRange } from '@/lib/platform/period-range';
import { ROUNDING_SLACK } from '@/lib/privacy/cell-rule';
import { reopenTable } from '@/lib/privacy/gate';
import { cellName, type ToldByMonths } from './told-by-months';

/** The released tables that count what cells of a map count: their columns, and which cells a key is of. */
const TABLES = [
  {
    name: 'city_month',
    columns: ['province_adcode', 'city_adcode'],
    cells: ([province = '', city = '']: readonly string[]) => [
      { family: 'city', filter: 'region', code: province, value: city } as const,
      { family: 'place', filter: 'all', code: 'all', value: province } as const,
    ],
  },
  {
    name: 'insurer_province_month',
    columns: [`CASE WHEN r.claim = 'named' THEN r.insurer_id ELSE r.claim END`, 'province_adcode'],
    cells: ([insurer = '', province = '']: readonly string[]) => [
      { family: 'place', filter: 'insurer', code: insurer, value: province } as const,
      { family: 'place', filter: 'all', code: 'all', value: province } as const,
    ],
  },
] as const;

/** What the months of an ended quarter tell of its cells, by {@link cellName}; once for every table that does. */
export async function toldByMonths(client: pg.ClientBase, quarter: string): Promise<Map<string, ToldByMonths[]>> {
  const all = new Map<string, ToldByMonths[]>();
  for (const table of TABLES) {
    const sums = new Map<string, { reporters: number; reports: number; hidden: number }>();
    const of = (key: readonly string[]) =>
      table.cells(key).map((cell) => {
        const name = cellName(cell);
        const sum = sums.get(name) ?? { reporters: 0, reports: 0, hidden: 0 };
        sums.set(name, sum);
        return sum;
      });
    const shown = await shownCells(client, table.name, quarter);
    for (const { key, reporters, reports } of shown)
      for (const sum of of(key)) {
        sum.reporters += reporters + ROUNDING_SLACK;
        sum.reports += reports + ROUNDING_SLACK;
      }
    for (const { key, people } of await peopleHidden(client, table.columns, quarter, shown))
      for (const sum of of(key)) sum.hidden = Math.max(sum.hidden, people);
    for (const [name, { hidden, ...most }] of sums) all.set(name, [...(all.get(name) ?? []), { most, hidden }]);
  }
  return all;
}

type Shown = { month: string; key: readonly string[]; reporters: number; reports: number };

async function shownCells(client: pg.ClientBase, name: string, quarter: string): Promise<Shown[]> {
  const { rows } = await client.query<{ period: string; rows: unknown }>(
    'SELECT period, rows FROM release_table WHERE name = $1 AND period = ANY ($2)',
    [name, monthsOf(quarter)],
  );
  return rows.flatMap(({ period, rows: stored }) =>
    (reopenTable(stored) ?? []).flatMap(({ key, total, reporters, reports }) =>
      total || reporters === null ? [] : [{ month: period, key, reporters, reports }],
    ),
  );
}

/** Distinct people of a quarter whose reports stand in a cell that its month does not show. */
async function peopleHidden(
  client: pg.ClientBase,
  columns: readonly [string, string],
  quarter: string,
  shown: readonly Shown[],
): Promise<{ key: readonly string[]; people: number }[]> {
  const { rows } = await client.query<{ a: string; b: string; people: number }>(
    `WITH shown AS MATERIALIZED (SELECT * FROM unnest($3::text[], $4::text[], $5::text[]) AS s(month, a, b)),
     placed AS (
       SELECT ${columns[0]} AS a, ${columns[1]} AS b, coalesce(p.merged_into_id, p.id) AS reporter_id,
         to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month
       FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id
       WHERE r.received_at >= $1 AND r.received_at < $2 AND x.report_id IS NULL
     )
     SELECT a, b, count(DISTINCT reporter_id)::int AS people FROM placed
     WHERE NOT EXISTS (SELECT FROM shown s WHERE (s.month, s.a, s.b) = (placed.month, placed.a, placed.b)) GROUP BY 1, 2`,
    [
      ...periodRange(quarter),
      shown.map(({ month }) => month),
      shown.map(({ key }) => key[0] ?? ''),
      shown.map(({ key }) => key[1] ?? ''),
    ],
  );
  return rows.map(({ a, b, people }) => ({ key: [a, b], people }));
}
