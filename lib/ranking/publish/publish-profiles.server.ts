import 'server-only';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { newestCommitted } from '@/lib/ranking/units/newest-committed.server';
import { METHOD_VERSION } from '../parameters';
import { holdTallies, PROFILES_VIEW, publishTallies, type Tally } from '../profile';
import { forgetTallies, tallyProfiles } from './profile-tallies.server';
import { PROFILES_LOCK } from './profiles-lock';

/** Publishes what drivers name each insurer for, over the live window. @returns whether something new was published */
export async function publishProfiles(pool: pg.Pool, now: Date): Promise<boolean> {
  const newest = await newestCommitted(pool);
  const publish = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PROFILES_LOCK]);
    const held = await heldTallies(client);
    const shown = holdTallies(held, await tallyProfiles(client, newest, now));
    await writeHeld(client, held, shown, now);
    return insertIfNew(client, JSON.stringify({ profiles: publishTallies(shown) }), now);
  };
  return inTransaction(pool, publish, UNHURRIED);
}

/** Has the profiles counted from nothing in the next round, for a repair. */
export function recountProfiles(pool: pg.Pool): Promise<void> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PROFILES_LOCK]);
    await forgetTallies(client);
  });
}

type Held = readonly Omit<Tally, 'insurerId'>[];

async function heldTallies(client: pg.ClientBase): Promise<Tally[]> {
  const { rows } = await client.query<{ insurer_id: string; evidence: Held }>(
    'SELECT insurer_id, evidence FROM held_evidence WHERE view = $1',
    [PROFILES_VIEW],
  );
  return rows.flatMap(({ insurer_id, evidence }) => evidence.map((tally) => ({ insurerId: insurer_id, ...tally })));
}

/** Writes the insurers whose held tallies moved; one that nobody names any more holds nothing. */
async function writeHeld(
  client: pg.ClientBase,
  before: readonly Tally[],
  after: readonly Tally[],
  now: Date,
): Promise<void> {
  const old = byInsurer(before);
  const moved = [...byInsurer(after)].filter(
    ([id, evidence]) => JSON.stringify(old.get(id)) !== JSON.stringify(evidence),
  );
  await client.query(
    `INSERT INTO held_evidence (view, insurer_id, evidence, held_at)
     SELECT $1, insurer_id, evidence, $3 FROM jsonb_to_recordset($2::jsonb) AS h(insurer_id text, evidence jsonb)
     ON CONFLICT (view, insurer_id) DO UPDATE SET evidence = excluded.evidence, held_at = excluded.held_at`,
    [PROFILES_VIEW, JSON.stringify(moved.map(([insurer_id, evidence]) => ({ insurer_id, evidence }))), now],
  );
  await client.query('DELETE FROM held_evidence WHERE view = $1 AND insurer_id <> ALL ($2)', [
    PROFILES_VIEW,
    [...new Set(after.map(({ insurerId }) => insurerId))],
  ]);
}

function byInsurer(tallies: readonly Tally[]): Map<string, Held> {
  const ordered = [...tallies].sort((a, b) => (`${a.part} ${a.code}` < `${b.part} ${b.code}` ? -1 : 1));
  const groups = new Map<string, Omit<Tally, 'insurerId'>[]>();
  for (const { insurerId, part, code, reporters, reports } of ordered) {
    const group = groups.get(insurerId) ?? [];
    group.push({ part, code, reporters, reports });
    groups.set(insurerId, group);
  }
  return groups;
}

async function insertIfNew(client: pg.ClientBase, rows: string, now: Date): Promise<boolean> {
  const hash = createHash('sha256').update(METHOD_VERSION).update(rows).digest('hex');
  const { rowCount } = await client.query(
    `INSERT INTO ranking_snapshot (view, taken_at, method, parameters, inputs_hash, rows)
     SELECT $1, $2, $3, '{}', $4, $5 WHERE $4 IS DISTINCT FROM
       (SELECT inputs_hash FROM ranking_snapshot WHERE view = $1 ORDER BY id DESC LIMIT 1)`,
    [PROFILES_VIEW, now, METHOD_VERSION, hash, rows],
  );
  return rowCount === 1;
}
