import { HASH_BYTES, type Hash, nodeHash } from './merkle-hash';
import { type HashOf, type LeafRange, type Subtree, subtreesOf } from './subtrees';

/** Height of a tile: it holds the hashes of up to 256 full subtrees side by side (C2SP tlog-tiles). */
const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/** Where a tile stands: at level L its hashes are those of subtrees of 256^L leaves. */
export type TileAt = { readonly level: number; readonly index: number };

const keyOf = ({ level, index }: TileAt): string => `${level}/${index}`;

/** Tiles by their place; each is a run of 32-byte hashes, full or not. */
export class Tiles {
  private readonly held = new Map<string, Uint8Array>();

  set(at: TileAt, hashes: Uint8Array): void {
    this.held.set(keyOf(at), hashes);
  }

  get(at: TileAt): Uint8Array | undefined {
    return this.held.get(keyOf(at));
  }

  /** Hash of a full subtree, computed inside the one tile that covers it. @throws when that tile is not here or too short */
  readonly hashOf: HashOf = (subtree) => {
    const { at, first, count } = placeOf(subtree);
    const tile = this.held.get(keyOf(at));
    if (!tile || tile.length < (first + count) * HASH_BYTES)
      throw new RangeError(`tile ${keyOf(at)} is missing or short`);
    return rootOfRun(tile, first, count);
  };
}

/** The tile that covers a full subtree, and which of its hashes lie under it. */
function placeOf({ height, index }: Subtree): { at: TileAt; first: number; count: number } {
  const level = Math.floor(height / TILE_HEIGHT);
  const count = 2 ** (height % TILE_HEIGHT);
  const start = index * count;
  const tile = Math.floor(start / TILE_WIDTH);
  return { at: { level, index: tile }, first: start - tile * TILE_WIDTH, count };
}

/** The tiles that the hashes of these ranges are computed from, each once: at most two for each level. */
export function tilesFor(ranges: readonly LeafRange[]): TileAt[] {
  const needed = new Map<string, TileAt>();
  for (const subtree of ranges.flatMap(subtreesOf)) {
    const { at } = placeOf(subtree);
    needed.set(keyOf(at), at);
  }
  return [...needed.values()];
}

/** Root over `count` hashes (a power of two) of a run. */
export function rootOfRun(run: Uint8Array, first = 0, count = run.length / HASH_BYTES): Hash {
  if (count === 1) return Uint8Array.from(run.subarray(first * HASH_BYTES, (first + 1) * HASH_BYTES));
  const half = count / 2;
  return nodeHash(rootOfRun(run, first, half), rootOfRun(run, first + half, half));
}

/** How many hashes tile `at` has in the tree of `size` leaves; 0 when it is not there. */
export function tileWidth({ level, index }: TileAt, size: number): number {
  const subtrees = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, subtrees - index * TILE_WIDTH));
}

/** What a tile's path asks for; `width` 256 is a full one. */
export type TileAsked = { readonly kind: number | 'entries'; readonly index: number; readonly width: number };

const PATH = /^(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads the part of a path after `/tile/`: `0/x001/x234/067` or, for a tile of 12 hashes, `0/x001/x234/067.p/12`. Null for anything else. */
export function readTilePath(path: string): TileAsked | null {
  const [, kind = '', groups = '', partial] = PATH.exec(path) ?? [];
  if (!kind) return null;
  const index = Number(groups.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const asked: TileAsked = { kind: kind === 'entries' ? kind : Number(kind), index, width };
  const sound = Number.isSafeInteger(index) && (partial === undefined || width < TILE_WIDTH);
  return sound && tilePath(asked) === path ? asked : null;
}

/** The path of a tile as C2SP tlog-tiles writes it. */
export function tilePath({ kind, index, width }: TileAsked): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const place = groups.map((group, n) => (n === groups.length - 1 ? group : `x${group}`)).join('/');
  return `${kind}/${place}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}
