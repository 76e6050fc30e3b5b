import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { extendTiles } from './extend-tiles.server';
import { LEDGER_LOCK } from './ledger-lock';
import { sameHash } from './merkle-hash';
import { padLog } from './pad-log.server';
import { type Signer, signCheckpoint } from './sign-checkpoint';
import { writeVerifier } from './signed-note';
import { latestCheckpoint } from './stored-checkpoints.server';
import { readRoot } from './stored-tiles.server';

/**
 * Signs a checkpoint if the log has grown since the last one.
 * @returns its size, or null when nothing is new
 * @throws when the log no longer begins as the last checkpoint says: then nothing is signed
 */
export async function publishCheckpoint(pool: pg.Pool, signers: readonly Signer[], now: Date): Promise<number | null> {
  const before = (await latestCheckpoint(pool))?.size ?? 0;
  // By itself, so that the head of the log is held for a moment only.
  const size = await inTransaction(pool, (client) => padLog(client, before));
  if (size === before) return null;
  await extendTiles(pool, size);
  return inTransaction(pool, (client) => sign(client, size, signers, now));
}

async function sign(
  client: pg.PoolClient,
  size: number,
  signers: readonly Signer[],
  now: Date,
): Promise<number | null> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
  const last = await latestCheckpoint(client);
  if (last && last.size >= size) return null;
  if (last && !sameHash(await readRoot(client, last.size), last.root)) {
    throw new Error(
      `the log does not begin as its checkpoint of ${last.size} says; nothing is signed (npm run ledger -- audit)`,
    );
  }
  const root = await readRoot(client, size);
  const note = signCheckpoint({ origin: originOf(signers), size, root }, signers);
  await client.query('INSERT INTO ledger_checkpoint (size, root, note, signed_at) VALUES ($1, $2, $3, $4)', [
    size,
    Buffer.from(root),
    note,
    now,
  ]);
  const keys = signers.map(({ verifier }) => writeVerifier(verifier));
  await client.query(
    'INSERT INTO ledger_key (verifier, first_used) SELECT v, $2 FROM unnest($1::text[]) AS v ON CONFLICT DO NOTHING',
    [keys, now],
  );
  return size;
}

function originOf([signer]: readonly Signer[]): string {
  if (!signer) throw new Error('no key to sign the log with');
  return signer.verifier.name;
}
