import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HASH_BYTES, type Hash, leafHash, nodeHash } from './merkle-hash';
import { consistencyRanges, inclusionRanges, proofOf } from './prove';
import { rangeHash } from './subtrees';
import { readTilePath, rootOfRun, TILE_WIDTH, Tiles, tilePath, tilesFor, tileWidth } from './tiles';
import { verifyConsistency, verifyInclusion } from './verify-proof';

const SIZE = TILE_WIDTH * TILE_WIDTH + 2 * TILE_WIDTH + 77;
const leaves = Array.from({ length: SIZE }, (_, n) => leafHash(new TextEncoder().encode(String(n))));

/** All tiles of a tree, each level computed from the one below. */
function tilesOf(hashes: readonly Hash[]): Tiles {
  const tiles = new Tiles();
  let level = 0;
  for (let row = [...hashes]; row.length > 0; level++) {
    const above: Hash[] = [];
    for (let first = 0; first < row.length; first += TILE_WIDTH) {
      const run = Buffer.concat(row.slice(first, first + TILE_WIDTH));
      tiles.set({ level, index: first / TILE_WIDTH }, run);
      if (run.length === TILE_WIDTH * HASH_BYTES) above.push(rootOfRun(run));
    }
    row = above;
  }
  return tiles;
}

function definedRoot(from: number, to: number): Hash {
  if (to - from === 1) return leaves[from] as Hash;
  let split = 1;
  while (split * 2 < to - from) split *= 2;
  return nodeHash(definedRoot(from, from + split), definedRoot(from + split, to));
}

const whole = tilesOf(leaves);

describe('tiles', () => {
  it('give the root that the definition gives', () => {
    for (const size of [1, 2, 255, 256, 257, 511, 65_535, SIZE]) {
      expect(rangeHash([0, size], whole.hashOf), String(size)).toEqual(definedRoot(0, size));
    }
  });

  it('give proofs that verify, from a few tiles alone', () => {
    const three = fc.tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1), fc.nat(SIZE - 1));
    fc.assert(
      fc.property(three, (numbers) => {
        const [index = 0, from = 0, last = 0] = numbers.toSorted((a, b) => a - b);
        const size = last + 1;
        const ranges = [inclusionRanges(index, size), consistencyRanges(from, size)] as const;
        const few = new Tiles();
        const needed = tilesFor(ranges.flat());
        expect(needed.length).toBeLessThanOrEqual(9);
        for (const at of needed) few.set(at, (whole.get(at) as Uint8Array).slice(0, tileWidth(at, size) * HASH_BYTES));
        const [path = [], same = []] = ranges.map((range) => proofOf(range, few.hashOf));
        const root = rangeHash([0, size], whole.hashOf);
        expect(verifyInclusion({ index, size, root }, leaves[index] as Hash, path)).toBe(true);
        expect(verifyConsistency({ size: from, root: rangeHash([0, from], whole.hashOf) }, { size, root }, same)).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('say so when one is missing or short', () => {
    const short = new Tiles();
    expect(() => short.hashOf({ height: 0, index: 300 })).toThrow('tile 0/1 is missing or short');
    short.set({ level: 0, index: 1 }, new Uint8Array(44 * HASH_BYTES));
    expect(() => short.hashOf({ height: 0, index: 300 })).toThrow('short');
  });
});

describe('paths of tiles', () => {
  it('are those of C2SP tlog-tiles', () => {
    expect(tilePath({ kind: 0, index: 1_234_067, width: 256 })).toBe('0/x001/x234/067');
    expect(tilePath({ kind: 0, index: 273, width: 112 })).toBe('0/273.p/112');
    expect(tilePath({ kind: 'entries', index: 0, width: 256 })).toBe('entries/000');
    expect(readTilePath('1/001.p/17')).toEqual({ kind: 1, index: 1, width: 17 });
  });

  it('are read as they are written, and in no other form', () => {
    const asked = fc.record({
      kind: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
      index: fc.nat(2 ** 31),
      width: fc.integer({ min: 1, max: TILE_WIDTH }),
    });
    fc.assert(
      fc.property(asked, (one) => {
        expect(readTilePath(tilePath(one))).toEqual(one);
      }),
    );
    for (const wrong of [
      '',
      '0/1',
      '0/0001',
      '0/x000/001',
      '00/001',
      '0/001.p/0',
      '0/001.p/256',
      '0/001.p/01',
      '-1/001',
      '0/001/',
      'data/001',
    ]) {
      expect(readTilePath(wrong), wrong).toBeNull();
    }
  });

  it('have as many hashes as the tree has subtrees there', () => {
    expect(tileWidth({ level: 0, index: 1 }, 300)).toBe(44);
    expect(tileWidth({ level: 1, index: 0 }, 300)).toBe(1);
    expect(tileWidth({ level: 1, index: 0 }, 255)).toBe(0);
    expect(tileWidth({ level: 0, index: 2 }, 300)).toBe(0);
  });
});
