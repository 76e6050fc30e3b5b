import 'server-only';
import type pg from 'pg';
import type { GrownTile } from './grow-tiles';
import type { Hash } from './merkle-hash';
import { proofOf } from './prove';
import { type LeafRange, rangeHash } from './subtrees';
import { type TileAt, Tiles, tilesFor } from './tiles';

type Db = pg.Pool | pg.PoolClient;

/** Reads tiles by their places, in one query. */
export async function readTiles(db: Db, places: readonly TileAt[]): Promise<Tiles> {
  const tiles = new Tiles();
  if (places.length === 0) return tiles;
  const { rows } = await db.query<{ level: number; index: string; hashes: Buffer }>({
    name: 'read-ledger-tiles',
    text: 'SELECT t.level, t.index, t.hashes FROM ledger_tile t JOIN unnest($1::smallint[], $2::bigint[]) AS w(level, index) USING (level, index)',
    values: [places.map((at) => at.level), places.map((at) => at.index)],
  });
  for (const { level, index, hashes } of rows) tiles.set({ level, index: Number(index) }, hashes);
  return tiles;
}

/** Hashes of parts of the tree, from as many tiles as the tree is high, twice at most. */
export async function readProof(db: Db, ranges: readonly LeafRange[]): Promise<Hash[]> {
  return proofOf(ranges, (await readTiles(db, tilesFor(ranges))).hashOf);
}

/** The root over the first `size` entries, as the stored tiles have it. */
export async function readRoot(db: Db, size: number): Promise<Hash> {
  return rangeHash([0, size], (await readTiles(db, tilesFor([[0, size]]))).hashOf);
}

/** Writes tiles that have grown over their earlier, shorter selves. */
export async function writeTiles(client: pg.PoolClient, tiles: readonly GrownTile[]): Promise<void> {
  await client.query(
    `INSERT INTO ledger_tile (level, index, hashes) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes`,
    [tiles.map((tile) => tile.level), tiles.map((tile) => tile.index), tiles.map((tile) => Buffer.from(tile.hashes))],
  );
}
