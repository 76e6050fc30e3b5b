import { HASH_BYTES, type Hash } from './merkle-hash';
import { rootOfRun, TILE_WIDTH, type TileAt, type Tiles } from './tiles';

export type GrownTile = TileAt & { readonly hashes: Uint8Array };

/** The unfinished tiles at the right edge of a tree: what {@link growTiles} continues. */
export function edgeTiles(size: number): TileAt[] {
  const edge: TileAt[] = [];
  for (let level = 0, row = size; row > 0; level++, row = Math.floor(row / TILE_WIDTH)) {
    if (row % TILE_WIDTH !== 0) edge.push({ level, index: Math.floor(row / TILE_WIDTH) });
  }
  return edge;
}

/**
 * The tiles that change when leaves are added to a tree of `size`.
 * @param edge holds the tiles of {@link edgeTiles}, or the same tiles of a later state: what is beyond `size` is not read
 */
export function growTiles(size: number, added: readonly Hash[], edge: Tiles): GrownTile[] {
  const grown: GrownTile[] = [];
  let row: readonly Hash[] = added;
  for (let level = 0, before = size; row.length > 0; level++, before = Math.floor(before / TILE_WIDTH)) {
    const first = Math.floor(before / TILE_WIDTH);
    const begun = begunTile(edge, { level, index: first }, before % TILE_WIDTH);
    const above: Hash[] = [];
    for (const [n, hashes] of runsOf(begun, row).entries()) {
      grown.push({ level, index: first + n, hashes });
      if (hashes.length === TILE_WIDTH * HASH_BYTES) above.push(rootOfRun(hashes));
    }
    row = above;
  }
  return grown;
}

function begunTile(edge: Tiles, at: TileAt, width: number): Uint8Array {
  if (width === 0) return new Uint8Array();
  const tile = edge.get(at);
  if (!tile || tile.length < width * HASH_BYTES)
    throw new RangeError(`tile ${at.level}/${at.index} is missing or short`);
  return tile.subarray(0, width * HASH_BYTES);
}

/** All hashes in one row, cut into tiles. */
function runsOf(begun: Uint8Array, row: readonly Hash[]): Uint8Array[] {
  const whole = new Uint8Array(begun.length + row.length * HASH_BYTES);
  whole.set(begun);
  for (const [n, hash] of row.entries()) whole.set(hash, begun.length + n * HASH_BYTES);
  const runs: Uint8Array[] = [];
  const step = TILE_WIDTH * HASH_BYTES;
  for (let at = 0; at < whole.length; at += step) runs.push(whole.slice(at, at + step));
  return runs;
}
