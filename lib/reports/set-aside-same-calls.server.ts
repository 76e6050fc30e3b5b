import 'server-only';
import type pg from 'pg';

/** Reason under which a report stands in `removal` when the same driver had told the same call before, from another device. */
const SAME_CALL = 'same_call';

// Within one reporter a constraint sees to it; only who was merged can have told a call twice.
const SET_ASIDE = `
  WITH driver AS (
    SELECT DISTINCT coalesce(p.merged_into_id, p.id) AS id FROM reporter p WHERE p.id = ANY($1::bigint[])
  ), member AS (
    SELECT d.id AS driver, p.id FROM driver d JOIN reporter p ON p.merged_into_id = d.id
    UNION ALL SELECT d.id, d.id FROM driver d WHERE EXISTS (SELECT FROM reporter p WHERE p.merged_into_id = d.id)
  ), placed AS (
    SELECT m.driver, r.id, row_number() OVER (PARTITION BY m.driver, r.caller_key, r.called_at ORDER BY r.id) AS place
    FROM member m JOIN report r ON r.reporter_id = m.id
    WHERE NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
  ), aside AS (
    INSERT INTO removal (report_id, reason, removed_at) SELECT id, $2, now() FROM placed WHERE place > 1
    ON CONFLICT (report_id) DO NOTHING RETURNING report_id
  )
  SELECT DISTINCT placed.driver FROM aside JOIN placed ON placed.id = aside.report_id`;

/**
 * Sets aside what merged drivers told twice: of the reports of one number and minute the first stays, the later ones get a removal. Again changes
 * nothing.
 * @returns drivers (not merged ones) of whom a report was set aside, and whose calls must be folded anew
 */
export async function setAsideSameCalls(client: pg.ClientBase, reporterIds: readonly string[]): Promise<string[]> {
  if (reporterIds.length === 0) return [];
  const { rows } = await client.query<{ driver: string }>(SET_ASIDE, [reporterIds, SAME_CALL]);
  return rows.map(({ driver }) => driver);
}

// Only in the place of a report that counted: one that was set aside for what it is leaves its twin aside as well.
const LET_STAND = `
  WITH gone AS (
    SELECT r.caller_key, r.called_at, coalesce(p.merged_into_id, p.id) AS driver FROM report r JOIN reporter p ON p.id = r.reporter_id
    WHERE r.id = ANY($1::bigint[]) AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
  ), next AS (
    SELECT DISTINCT ON (gone.driver, r.caller_key, r.called_at) r.id
    FROM gone JOIN reporter p ON p.id = gone.driver OR p.merged_into_id = gone.driver
    JOIN report r ON r.reporter_id = p.id AND r.caller_key = gone.caller_key AND r.called_at = gone.called_at
    JOIN removal x ON x.report_id = r.id AND x.reason = $2
    WHERE r.id <> ALL($1::bigint[]) ORDER BY gone.driver, r.caller_key, r.called_at, r.id
  )
  DELETE FROM removal USING next WHERE report_id = next.id`;

/** Before reports are erased: of what their driver had told twice the next one stands in their place. Call it before they are taken out of counts. */
export async function letSameCallsStand(client: pg.ClientBase, reportIds: readonly string[]): Promise<void> {
  await client.query(LET_STAND, [reportIds, SAME_CALL]);
}
