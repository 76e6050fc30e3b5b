import 'server-only';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Vault } from '@/lib/evidence/vault/evidence-vault.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { log } from '@/lib/platform/log.server';

const BATCH = 50;
/** How often each file is looked for, in milliseconds. */
const LOOKED_FOR = 7 * 86_400_000;
/** A file on its way in that is older belongs to an upload that died, in milliseconds. */
const STALE = 60 * 60_000;

/** Deletes objects that no row stands for, once they are due. A row that takes one up at this very moment wins or finds it gone. @returns how many */
export async function sweepUnheld(pool: pg.Pool, vault: Vault, now: Date): Promise<number> {
  let swept = 0;
  for (;;) {
    const one = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ object_key: string }>(
        'SELECT object_key FROM unheld_object WHERE due_at <= $1 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED',
        [now],
      );
      const [found] = rows;
      if (!found) return false;
      await vault.store.remove(found.object_key);
      await client.query('DELETE FROM unheld_object WHERE object_key = $1', [found.object_key]);
      return true;
    });
    if (!one) return swept;
    swept++;
  }
}

/** Deletes sealed files that an upload left on its way in. */
export async function sweepIncoming({ incoming }: Vault, now: Date): Promise<void> {
  const names = await readdir(incoming).catch(() => []);
  for (const name of names) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found && now.getTime() - found.mtimeMs > STALE) await rm(path, { force: true });
  }
}

/** Looks for the files of rows that were not looked for in a week, and marks those that the store has lost. @returns how many are lost */
export async function lookForFiles(pool: pg.Pool, vault: Vault, now: Date): Promise<number> {
  const { rows } = await pool.query<{ id: string; object_key: string; name: string }>(
    `SELECT id, object_key, name FROM attachment WHERE object_key IS NOT NULL AND file_seen_at < $1 ORDER BY file_seen_at LIMIT ${BATCH}`,
    [new Date(now.getTime() - LOOKED_FOR)],
  );
  let lost = 0;
  for (const row of rows) {
    const there = await vault.store.has(row.object_key);
    if (!there) {
      lost++;
      log.error({ attachment: row.id }, 'the file of an attachment is not in the evidence store');
    }
    await pool.query('UPDATE attachment SET file_seen_at = $2, file_lost = $3 WHERE id = $1', [row.id, now, !there]);
  }
  return lost;
}

/** Wraps the keys of some files in the present key, while an older one is being replaced. @returns how many */
export async function rewrapKeys(pool: pg.Pool, { keys }: Vault): Promise<number> {
  const present = keys.make('').keyId;
  const { rows } = await pool.query<{ id: string; name: string; key_id: string; wrapped_key: Buffer }>(
    `SELECT id, name, key_id, wrapped_key FROM attachment WHERE key_id <> $1 LIMIT ${BATCH}`,
    [present],
  );
  for (const { id, name, key_id, wrapped_key } of rows) {
    const wrapped = keys.rewrap(name, { keyId: key_id, wrappedKey: wrapped_key });
    if (!wrapped) continue;
    await pool.query('UPDATE attachment SET key_id = $2, wrapped_key = $3 WHERE id = $1 AND key_id = $4', [
      ...[id, wrapped.keyId, wrapped.wrappedKey, key_id],
    ]);
  }
  return rows.length;
}
