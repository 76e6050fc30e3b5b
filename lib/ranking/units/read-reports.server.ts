import 'server-only';
import type pg from 'pg';
import type { FoldedReport } from './calls-of-reports';

const SELECT = `
  SELECT r.id, coalesce(p.merged_into_id, p.id) AS reporter_id, r.insurer_id, r.claim, r.called_at, r.received_at, r.province_adcode, r.role, r.relation,
         r.refusal, x.report_id IS NOT NULL AS removed
  FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id`;

const FOLDED = `coalesce((SELECT last_report_id FROM fold_watermark WHERE name = 'unit'), 0)`;

/** The next reports that no unit has seen yet, oldest first, up to report id `newest`. */
export async function nextReports(client: pg.ClientBase, newest: string, limit: number): Promise<FoldedReport[]> {
  const { rows } = await client.query<FoldedReport>({
    name: 'next-reports',
    text: `${SELECT} WHERE r.id > ${FOLDED} AND r.id <= $1 ORDER BY r.id LIMIT $2`,
    values: [newest, limit],
  });
  return rows;
}

/** All reports folded so far that count for one of these drivers, oldest first. None of the drivers may be merged into another. */
export async function foldedReportsOf(client: pg.ClientBase, reporterIds: readonly string[]): Promise<FoldedReport[]> {
  const { rows } = await client.query<FoldedReport>(
    `${SELECT} WHERE (p.id = ANY($1::bigint[]) OR p.merged_into_id = ANY($1::bigint[])) AND r.id <= ${FOLDED} ORDER BY r.id`,
    [reporterIds],
  );
  return rows;
}

/** Drivers with ids above `after` and up to `upTo`. */
export type ReporterRange = { readonly after: string; readonly upTo: string };

/** All reports folded so far of a range of drivers, oldest first, in pieces that fit into memory. Runs in the caller's transaction. */
export async function* foldedReportsIn(
  client: pg.ClientBase,
  { after, upTo }: ReporterRange,
  piece: number,
): AsyncGenerator<FoldedReport[]> {
  await client.query(
    `DECLARE folded_reports CURSOR FOR ${SELECT}
     WHERE (p.merged_into_id IS NULL AND p.id > $1 AND p.id <= $2 OR p.merged_into_id > $1 AND p.merged_into_id <= $2)
       AND r.id <= ${FOLDED} ORDER BY r.id`,
    [after, upTo],
  );
  for (;;) {
    const { rows } = await client.query<FoldedReport>(`FETCH ${piece} FROM folded_reports`);
    if (rows.length > 0) yield rows;
    if (rows.length < piece) break;
  }
  await client.query('CLOSE folded_reports');
}
