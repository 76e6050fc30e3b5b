import 'server-only';
import type pg from 'pg';
import type { Tier } from '@/lib/ranking/cross-check/evidence-cells';
import type { LineUnit, ReporterLine } from './reporter-line';

type StoredUnit = [insurerId: string, week: number, provinceAdcode: string, reports: number];
type Row = { reporter_id: string; sign_up_week: number; tier: number; units: StoredUnit[] };

const lineOf = (row: Row): ReporterLine => ({
  reporterId: row.reporter_id,
  signUpWeek: row.sign_up_week,
  tier: row.tier as Tier,
  units: row.units.map(
    ([insurerId, week, provinceAdcode, reports]): LineUnit => ({ insurerId, week, provinceAdcode, reports }),
  ),
});

const SELECT = 'SELECT reporter_id, sign_up_week, tier, units FROM reporter_evidence';

/** Lines of some reporters. */
export async function linesOf(client: pg.ClientBase, reporterIds: readonly string[]): Promise<ReporterLine[]> {
  const { rows } = await client.query<Row>({
    name: 'lines-of',
    text: `${SELECT} WHERE reporter_id = ANY($1::bigint[])`,
    values: [reporterIds],
  });
  return rows.map(lineOf);
}

/** Lines of a range of reporters, by id. */
export async function linesIn(
  client: pg.ClientBase,
  { after, upTo }: { readonly after: string; readonly upTo: string },
): Promise<ReporterLine[]> {
  const { rows } = await client.query<Row>(`${SELECT} WHERE reporter_id > $1 AND reporter_id <= $2`, [after, upTo]);
  return rows.map(lineOf);
}

/** Up to `limit` lines with units before a week. */
export async function linesBefore(client: pg.ClientBase, week: number, limit: number): Promise<ReporterLine[]> {
  const { rows } = await client.query<Row>({
    name: 'lines-before',
    text: `${SELECT} WHERE oldest_week < $1 ORDER BY oldest_week, reporter_id LIMIT $2`,
    values: [week, limit],
  });
  return rows.map(lineOf);
}

/** All lines, by id, in pieces that fit into memory. */
export async function* allLines(client: pg.ClientBase, piece: number): AsyncGenerator<ReporterLine[]> {
  for (let after = '0'; ; ) {
    const { rows } = await client.query<Row>({
      name: 'all-lines',
      text: `${SELECT} WHERE reporter_id > $1 ORDER BY reporter_id LIMIT $2`,
      values: [after, piece],
    });
    if (rows.length > 0) yield rows.map(lineOf);
    if (rows.length < piece) return;
    after = rows.at(-1)?.reporter_id ?? after;
  }
}

/** Forgets the lines of some reporters. */
export async function deleteLines(client: pg.ClientBase, reporterIds: readonly string[]): Promise<void> {
  if (reporterIds.length === 0) return;
  await client.query('DELETE FROM reporter_evidence WHERE reporter_id = ANY($1::bigint[])', [reporterIds]);
}

/** Stores lines with their new values; none of them may be empty. */
export async function writeLines(client: pg.ClientBase, lines: readonly ReporterLine[]): Promise<void> {
  if (lines.length === 0) return;
  await client.query({
    name: 'write-lines',
    text: `INSERT INTO reporter_evidence (reporter_id, sign_up_week, tier, oldest_week, units)
      SELECT * FROM unnest($1::bigint[], $2::int[], $3::smallint[], $4::int[], $5::jsonb[])
      ON CONFLICT (reporter_id) DO UPDATE SET sign_up_week = excluded.sign_up_week, tier = excluded.tier,
        oldest_week = excluded.oldest_week, units = excluded.units`,
    values: [
      lines.map((line) => line.reporterId),
      lines.map((line) => line.signUpWeek),
      lines.map((line) => line.tier),
      lines.map((line) => Math.min(...line.units.map((unit) => unit.week))),
      lines.map((line) =>
        JSON.stringify(
          line.units.map((unit): StoredUnit => [unit.insurerId, unit.week, unit.provinceAdcode, unit.reports]),
        ),
      ),
    ],
  });
}
