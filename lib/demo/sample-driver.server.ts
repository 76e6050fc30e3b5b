import 'server-only';
import type pg from 'pg';
import { type DeviceSecret, deviceHash } from '@/lib/accounts/device-secret';
import { pool } from '@/lib/platform/database.server';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { settings } from '@/lib/platform/settings.server';
import { markIn } from './database-mark.server';

/** Whether this process serves invented drivers, the only ones whose records a stranger may open. */
export const servesSamples = (): boolean => settings().DATASET === 'synthetic';

/** Lets a device speak for the sample driver of the demo. @returns false, and changes nothing, wherever the population is not invented */
export async function becomeSampleDriver(keys: Keyring, device: DeviceSecret, now: Date): Promise<boolean> {
  if (!servesSamples()) return false;
  const client = await pool().connect();
  try {
    return await lendSampleDriver(client, keys, device, now);
  } finally {
    client.release();
  }
}

/** The same on a connection: the mark of the database itself decides, and nobody but an invented driver is ever lent. */
export async function lendSampleDriver(
  client: pg.ClientBase,
  keys: Keyring,
  device: DeviceSecret,
  now: Date,
): Promise<boolean> {
  if (!(await markIn(client))?.complete) return false;
  const { rowCount } = await client.query(
    `INSERT INTO device (secret_hash, reporter_id, created_at) SELECT $1, id, $2 FROM (${TELLING}) AS sample`,
    [deviceHash(keys, device), now],
  );
  return rowCount === 1;
}

// Many calls, some after «stop», something done against them, quiet weeks, and one or two of them still to be told: a record that has something to show.
const TELLING = `
  SELECT p.id FROM reporter p JOIN report r ON r.reporter_id = p.id CROSS JOIN (SELECT max(called_at) AS at FROM report) AS newest
  WHERE p.merged_into_id IS NULL AND p.user_id IS NULL
  GROUP BY p.id, newest.at HAVING bool_and(r.door = 'synthetic') AND max(r.called_at) > newest.at - interval '40 days'
  ORDER BY least(count(*), 60) + 3 * least(count(*) FILTER (WHERE r.refusal = 'before'), 12)
    + 8 * least(count(*) FILTER (WHERE r.did && '{called_insurer,reported_12378,reported_12321,ktfsr}'), 2)
    + 8 * least((SELECT count(*) FROM quiet_week q WHERE q.reporter_id = p.id), 3)
    + CASE WHEN max(r.called_at) < newest.at - interval '14 days' THEN 15 ELSE 0 END DESC, p.id LIMIT 1`;
