import 'server-only';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { leafOf } from './commitment';
import { edgeTiles, growTiles } from './grow-tiles';
import { LEDGER_LOCK } from './ledger-lock';
import { HASH_BYTES } from './merkle-hash';
import { readTiles, writeTiles } from './stored-tiles.server';
import { TILE_WIDTH } from './tiles';

/** Entries hashed in one transaction: what a first start with many reports has done is kept when it is stopped. */
const CHUNK = 65_536;

/** Brings the tiles to the first `size` entries. Costs what is new, whatever the size of the log. @throws when an entry is missing */
export async function extendTiles(pool: pg.Pool, size: number): Promise<void> {
  for (let done = 0; done < size; ) {
    done = await inTransaction(pool, (client) => extendOnce(client, size), UNHURRIED);
  }
}

async function extendOnce(client: pg.PoolClient, size: number): Promise<number> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
  const tiled = await tiledSize(client);
  if (tiled >= size) return tiled;
  const upTo = Math.min(size, tiled + CHUNK);
  const { rows } = await client.query<{ commitment: Buffer }>(
    'SELECT commitment FROM ledger_entry WHERE index >= $1 AND index < $2 ORDER BY index',
    [tiled, upTo],
  );
  if (rows.length !== upTo - tiled) throw new Error(`entries are missing from the log between ${tiled} and ${upTo}`);
  const leaves = rows.map(({ commitment }) => leafOf(commitment));
  await writeTiles(client, growTiles(tiled, leaves, await readTiles(client, edgeTiles(tiled))));
  return upTo;
}

/** How many entries the tiles cover: the last tile of the lowest level says it. */
async function tiledSize(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ index: string; bytes: number }>(
    'SELECT index, octet_length(hashes) AS bytes FROM ledger_tile WHERE level = 0 ORDER BY index DESC LIMIT 1',
  );
  const [last] = rows;
  return last ? Number(last.index) * TILE_WIDTH + last.bytes / HASH_BYTES : 0;
}
