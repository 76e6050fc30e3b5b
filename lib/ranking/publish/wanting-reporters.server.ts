import 'server-only';
import type pg from 'pg';

/** Where a count stands: the last report it has seen, its moment, and the moment its window begins. */
export type CountedTo = { readonly report: string; readonly now: Date; readonly from: Date };

// The window has two ends and either may have passed a report; clocks that went back are none of its business.
const TOUCHED = `
  WITH taken AS (
    DELETE FROM profile_request RETURNING reporter_id
  ), touched AS (
    SELECT reporter_id FROM report WHERE id > $1 AND id <= $2
    UNION SELECT reporter_id FROM report WHERE received_at > least($3::timestamptz, $4) AND received_at <= greatest($3::timestamptz, $4)
    UNION SELECT reporter_id FROM report WHERE received_at > least($5::timestamptz, $6) AND received_at <= greatest($5::timestamptz, $6)
    UNION SELECT reporter_id FROM taken
  )`;

// A driver who was merged has rows of his own to lose, and the one he became has them to gain.
const WANTING = `${TOUCHED}
  SELECT p.id FROM touched t JOIN reporter p ON p.id = t.reporter_id
  UNION SELECT p.merged_into_id FROM touched t JOIN reporter p ON p.id = t.reporter_id WHERE p.merged_into_id IS NOT NULL`;

/**
 * Drivers whose profile may have changed between two states of the count: with new reports, with reports that entered or left the window, or asked
 * for after a removal or a merge. Takes the requests away. `last` null: all drivers with a report in the window.
 */
export async function wantingReporters(
  client: pg.ClientBase,
  last: CountedTo | null,
  to: CountedTo,
): Promise<string[]> {
  const since = last ?? { report: to.report, now: to.from, from: to.from };
  const { rows } = await client.query<{ id: string }>(WANTING, [
    since.report,
    to.report,
    since.now,
    to.now,
    since.from,
    to.from,
  ]);
  return rows.map(({ id }) => id);
}
