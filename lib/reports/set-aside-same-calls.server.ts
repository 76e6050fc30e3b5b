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
