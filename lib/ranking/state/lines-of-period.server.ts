import 'server-only';
import type pg from 'pg';
import type { Tier } from '@/lib/ranking/cross-check/evidence-cells';
import type { EvidenceWindow, ReporterLine } from './reporter-line';
import { weekOfReceipt } from './units-of-reports';

type Row = {
  reporter_id: string;
  tier: number;
  created_at: Date;
  units: [insurerId: string, week: number, provinceAdcode: string, reports: number][];
};

// A report that names no insurer still tells where its author lives, as in units-of-reports.ts.
const LINES = `
  SELECT u.reporter_id, least(p.tier, 2) AS tier, u.units,
    least(p.created_at, (SELECT min(m.created_at) FROM reporter m WHERE m.merged_into_id = p.id)) AS created_at
  FROM (
    SELECT reporter_id, jsonb_agg(jsonb_build_array(insurer_id, week, province_adcode, reports)) AS units
    FROM (
      SELECT coalesce(p.merged_into_id, p.id) AS reporter_id, CASE WHEN r.claim = 'named' THEN coalesce(r.insurer_id, '') ELSE '' END AS insurer_id,
        to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'IYYYIW')::int AS week, r.province_adcode, count(*)::int AS reports
      FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id
      WHERE r.received_at >= $1 AND r.received_at < $2 AND x.report_id IS NULL GROUP BY 1, 2, 3, 4
    ) AS unit GROUP BY reporter_id
  ) AS u JOIN reporter p ON p.id = u.reporter_id`;
const PIECE = 2_000;

/** ISO weeks in which reports of a period can have been received; the first and the last may be broken. */
export const weeksOfPeriod = ([from, to]: readonly [Date, Date]): EvidenceWindow => ({
  fromWeek: weekOfReceipt(from),
  throughWeek: weekOfReceipt(new Date(to.getTime() - 1)),
});

/** What every reporter has said in a closed period, out of the reports received in it, in pieces that fit into memory. */
export async function* linesOfPeriod(
  client: pg.ClientBase,
  range: readonly [Date, Date],
): AsyncGenerator<ReporterLine[]> {
  await client.query(`DECLARE lines_of_period NO SCROLL CURSOR FOR ${LINES}`, [...range]);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${PIECE} FROM lines_of_period`);
    if (rows.length > 0) yield rows.map(lineOf);
    if (rows.length < PIECE) break;
  }
  await client.query('CLOSE lines_of_period');
}

const lineOf = (row: Row): ReporterLine => ({
  reporterId: row.reporter_id,
  signUpWeek: weekOfReceipt(row.created_at),
  tier: row.tier as Tier,
  units: row.units.map(([insurerId, week, provinceAdcode, reports]) => ({ insurerId, week, provinceAdcode, reports })),
});
