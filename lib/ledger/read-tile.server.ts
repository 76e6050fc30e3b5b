import 'server-only';
import type pg from 'pg';
import { leafData } from './commitment';
import { HASH_BYTES } from './merkle-hash';
import { latestCheckpoint } from './stored-checkpoints.server';
import { readTiles } from './stored-tiles.server';
import { TILE_WIDTH, type TileAsked, tileWidth } from './tiles';

/** A tile of the newest checkpoint's tree as C2SP tlog-tiles has it, or null when that tree has no tile of this width there. */
export async function readTile(pool: pg.Pool, asked: TileAsked): Promise<Buffer | null> {
  const at = { level: asked.kind === 'entries' ? 0 : asked.kind, index: asked.index };
  const checkpoint = await latestCheckpoint(pool);
  if (!checkpoint || tileWidth(at, checkpoint.size) < asked.width) return null;
  if (asked.kind === 'entries') return readEntries(pool, asked.index * TILE_WIDTH, asked.width);
  const hashes = (await readTiles(pool, [at])).get(at);
  return hashes ? Buffer.from(hashes.subarray(0, asked.width * HASH_BYTES)) : null;
}

/** What the leaves hold, each after its length in two bytes: salted commitments, nothing else. */
async function readEntries(pool: pg.Pool, first: number, count: number): Promise<Buffer> {
  const { rows } = await pool.query<{ commitment: Buffer }>(
    'SELECT commitment FROM ledger_entry WHERE index >= $1 AND index < $2 ORDER BY index',
    [first, first + count],
  );
  return Buffer.concat(
    rows.flatMap(({ commitment }) => {
      const data = leafData(commitment);
      return [Buffer.of(data.length >> 8, data.length & 255), data];
    }),
  );
}
