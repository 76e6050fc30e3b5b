import 'server-only';
import type { Pool } from 'pg';
import { eraseContent } from '@/lib/ledger/erase-content.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { settle } from '../merge-reporters.server';
import { OWN_ROWS } from '../my-data.server';
import { lockCounts, takeOutOfCounts } from './take-out-of-counts.server';
import { tidyUp } from './tidy-up.server';

/**
 * Erases one report of a driver, out of every sum too, with what hangs on it. The driver and the other reports stay.
 * @param reporterId the driver it must belong to, merged ones included
 */
export async function eraseReport(
  pool: Pool,
  reporterId: bigint,
  receipt: string,
): Promise<Result<void, 'unknown_report'>> {
  const found = await pool.query<{ id: string; reporter_id: string }>(
    `SELECT r.id, r.reporter_id FROM report r JOIN reporter p ON p.id = r.reporter_id
     WHERE r.receipt = $1 AND $2 IN (p.id, p.merged_into_id)`,
    [receipt, String(reporterId)],
  );
  const [report] = found.rows;
  if (!report) return err('unknown_report');
  const ids = [report.id];
  await pool.query('DELETE FROM submission WHERE report_id = $1', [report.id]);
  await settle(pool, async (client) => {
    await lockCounts(client);
    await takeOutOfCounts(client, [report.reporter_id], ids);
    for (const part of OWN_ROWS) await part.eraseOfReports?.(client, ids);
    await eraseContent(client, ids);
    await client.query('SELECT erase_reports($1::bigint[])', [ids]);
  });
  await tidyUp();
  return ok(undefined);
}
