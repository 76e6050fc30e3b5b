import 'server-only';
import type pg from 'pg';
import { countedReportsOf } from './read-heat-reports.server';
import { changeCells } from './stored-cells.server';
import { byDriver, type Tally, tallyDriver } from './tally';

// Reports removed, or restored, since they were folded; the driver is the one they were folded for.
const CHANGED_REPORTS = `
  SELECT changed.report_id AS id, removed, coalesce(i.counted_as, r.reporter_id) AS driver
  FROM (
    SELECT x.report_id, true AS removed FROM removal x
      WHERE x.report_id <= $1 AND NOT EXISTS (SELECT FROM heat_left_out o WHERE o.report_id = x.report_id)
    UNION ALL
    SELECT o.report_id, false FROM heat_left_out o WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = o.report_id)
  ) AS changed JOIN report r ON r.id = changed.report_id LEFT JOIN heat_identity i ON i.reporter_id = r.reporter_id`;

type ChangedReport = { readonly id: string; readonly removed: boolean; readonly driver: string };
type ChangedDriver = { readonly id: string; readonly before: string; readonly now: string };

const CHANGED_DRIVERS = `
  SELECT p.id, coalesce(i.counted_as, p.id) AS before, coalesce(p.merged_into_id, p.id) AS now
  FROM reporter p LEFT JOIN heat_identity i ON i.reporter_id = p.id
  WHERE (p.merged_into_id IS NOT NULL OR p.id IN (SELECT reporter_id FROM heat_identity)) AND p.merged_into_id IS DISTINCT FROM i.counted_as`;

/**
 * Folds drivers anew whose reports were removed or restored, or who were merged, since they were folded; nobody else's counts move. Runs in the
 * transaction of whoever holds the heat lock. @returns how many drivers were touched
 */
export async function settleChanges(client: pg.ClientBase, newest: string): Promise<number> {
  const reports = await client.query<ChangedReport>(CHANGED_REPORTS, [newest]);
  const merged = await client.query<ChangedDriver>(CHANGED_DRIVERS);
  const touched = [
    ...new Set([
      ...reports.rows.map(({ driver }) => driver),
      ...merged.rows.flatMap(({ before, now }) => [before, now]),
    ]),
  ];
  if (touched.length === 0) return 0;
  const tally: Tally = new Map();
  for (const own of byDriver(await countedReportsOf(client, touched, newest)).values()) tallyDriver(tally, own, -1);
  await remember(client, reports.rows, merged.rows);
  for (const own of byDriver(await countedReportsOf(client, touched, newest)).values()) tallyDriver(tally, own);
  await changeCells(client, tally);
  return touched.length;
}

// Only what was found above: what is removed meanwhile waits for the next time.
async function remember(
  client: pg.ClientBase,
  reports: readonly ChangedReport[],
  merged: readonly ChangedDriver[],
): Promise<void> {
  const ids = (removed: boolean) => [reports.filter((report) => report.removed === removed).map(({ id }) => id)];
  await client.query('INSERT INTO heat_left_out (report_id) SELECT unnest($1::bigint[])', ids(true));
  await client.query('DELETE FROM heat_left_out WHERE report_id = ANY ($1::bigint[])', ids(false));
  await client.query('DELETE FROM heat_identity WHERE reporter_id = ANY ($1::bigint[])', [merged.map(({ id }) => id)]);
  await client.query(
    'INSERT INTO heat_identity (reporter_id, counted_as) SELECT id, now FROM unnest($1::bigint[], $2::bigint[]) AS m(id, now) WHERE id <> now',
    [merged.map(({ id }) => id), merged.map(({ now }) => now)],
  );
}
