import 'server-only';
import type pg from 'pg';
import type { ExposureEntry } from './exposure-change';

/** A stored denominator as the log keeps it. */
const LOGGED = (row: string): string =>
  `jsonb_build_object('vehicles', ${row}.vehicles, 'year', ${row}.year, 'grade', ${row}.grade, 'source', ${row}.source, 'logSd', ${row}.log_sd)`;

/** The denominator of one insurer in force: an editor's last, else the newest of the reference data. */
export const IN_FORCE = 'ORDER BY insurer_id, change_id DESC NULLS LAST, year DESC, id DESC';

/**
 * Gives an insurer another denominator and logs the change, both or neither; nothing is overwritten. Rankings follow with the next publication.
 * Runs in the caller's transaction. @returns the number of the log's line
 */
export async function changeExposure(client: pg.ClientBase, entry: ExposureEntry, now: Date): Promise<string> {
  const { insurer, vehicles, source, year, grade, reason, logSd } = entry;
  const logged = await client.query<{ id: string }>(
    `INSERT INTO exposure_change (changed_at, insurer_id, kind, before, after, reason)
     VALUES ($1, $2, 'changed', (SELECT DISTINCT ON (insurer_id) ${LOGGED('e')} FROM exposure e WHERE insurer_id = $2 ${IN_FORCE}), $3, $4)
     RETURNING id`,
    [now, insurer, JSON.stringify({ vehicles, year, grade, source, logSd }), reason],
  );
  const id = logged.rows[0]?.id ?? '';
  await client.query(
    `INSERT INTO exposure (id, insurer_id, year, vehicles, log_sd, basis, grade, source, note, change_id)
     VALUES ($1, $2, $3, $4, $5, 'given', $6, $7, $8, $9)`,
    [`${insurer}-change-${id}`, insurer, year, vehicles, logSd, grade, source, reason, id],
  );
  return id;
}

/** Logs the figures that the reference data has just brought for insurers whose denominator an editor has set: his stays, and the log says so. */
export async function logOutlived(client: pg.ClientBase, addedIds: readonly string[], now: Date): Promise<void> {
  await client.query(
    `INSERT INTO exposure_change (changed_at, insurer_id, kind, before, after, reason)
     SELECT $2, a.insurer_id, 'kept', (SELECT DISTINCT ON (insurer_id) ${LOGGED('e')} FROM exposure e WHERE e.insurer_id = a.insurer_id ${IN_FORCE}),
       ${LOGGED('a')}, 'reference data'
     FROM exposure a WHERE a.id = ANY($1) AND EXISTS (SELECT FROM exposure e WHERE e.insurer_id = a.insurer_id AND e.change_id IS NOT NULL)`,
    [addedIds, now],
  );
}
