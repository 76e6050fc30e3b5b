import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './merkle-hash';
import { consistencyRanges, inclusionRanges, proofOf } from './prove';
import { type LeafRange, rangeHash, subtreesOf } from './subtrees';
import { rootFromInclusion, verifyConsistency, verifyInclusion } from './verify-proof';

/** The tree of RFC 6962 as its definition says it, knowing nothing of proofs or tiles. */
function definedRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  if (leaves.length === 1) return leaves[0] as Hash;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)));
}

const hashOfLeaves =
  (leaves: readonly Hash[]) =>
  ({ height, index }: { height: number; index: number }) =>
    definedRoot(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height));
const prove = (ranges: readonly LeafRange[], leaves: readonly Hash[]) => proofOf(ranges, hashOfLeaves(leaves));
const inclusion = (index: number, leaves: readonly Hash[]) => prove(inclusionRanges(index, leaves.length), leaves);
const consistency = (from: number, leaves: readonly Hash[]) => prove(consistencyRanges(from, leaves.length), leaves);

// The reference leaves and roots of Certificate Transparency's own tests for RFC 6962.
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const [A, B, C] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];
const [D, E, F] = [
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
];
const known = INPUTS.map((input) => leafHash(hexToBytes(input)));
const hex = (hashes: readonly Hash[]) => hashes.map(bytesToHex);

describe('the tree of RFC 6962', () => {
  it('has the known root of no leaf', () => {
    expect(bytesToHex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rangeHash([0, 0], hashOfLeaves([]))).toEqual(EMPTY_ROOT);
  });

  it.each(ROOTS.map((root, n) => [n + 1, root] as const))('has the known root of %i leaves', (size, root) => {
    expect(bytesToHex(rangeHash([0, size], hashOfLeaves(known)))).toBe(root);
  });

  it.each([
    [0, 1, []],
    [0, 8, [A, B, C]],
    [5, 8, [D, E, ROOTS[3]]],
    [2, 3, [ROOTS[1]]],
    [1, 5, [ROOTS[0], B, D]],
  ] as const)('proves leaf %i of %i as the known proof does', (index, size, path) => {
    expect(hex(inclusion(index, known.slice(0, size)))).toEqual(path);
  });

  it.each([
    [1, 1, []],
    [1, 8, [A, B, C]],
    [6, 8, [F, E, ROOTS[3]]],
    [2, 5, [B, D]],
  ] as const)('proves that %i leaves begin %i as the known proof does', (from, to, path) => {
    expect(hex(consistency(from, known.slice(0, to)))).toEqual(path);
  });
});

const many = Array.from({ length: 70 }, (_, n) => leafHash(Uint8Array.of(n)));
const flip = (hash: Hash, bit: number): Hash =>
  hash.map((byte, n) => (n === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('proofs', () => {
  it('hold for every leaf of every size, and for no other place, leaf or size', () => {
    for (let size = 1; size <= many.length; size++) {
      const leaves = many.slice(0, size);
      const root = definedRoot(leaves);
      for (let index = 0; index < size; index++) {
        const path = inclusion(index, leaves);
        const leaf = leaves[index] as Hash;
        expect(verifyInclusion({ index, size, root }, leaf, path)).toBe(true);
        expect(verifyInclusion({ index: (index + 1) % (size + 1), size, root }, leaf, path)).toBe(false);
        expect(verifyInclusion({ index, size, root }, flip(leaf, index), path)).toBe(false);
        expect(verifyInclusion({ index, size, root }, leaf, [...path, leaf])).toBe(false);
      }
    }
  });

  it('hold between any two sizes, and for no other root', () => {
    for (let to = 0; to <= many.length; to++) {
      const after = { size: to, root: definedRoot(many.slice(0, to)) };
      for (let from = 0; from <= to; from++) {
        const before = { size: from, root: definedRoot(many.slice(0, from)) };
        const path = consistency(from, many.slice(0, to));
        expect(verifyConsistency(before, after, path), `${from} to ${to}`).toBe(true);
        expect(verifyConsistency({ ...before, root: flip(before.root, to) }, after, path)).toBe(false);
        // The empty tree begins every tree.
        expect(verifyConsistency(before, { ...after, root: flip(after.root, from) }, path)).toBe(from === 0);
        if (from < to) expect(verifyConsistency(after, before, path)).toBe(false);
        expect(verifyConsistency(before, after, [...path, after.root])).toBe(false);
      }
    }
  });

  it('do not hold when any bit of any hash, or the number of hashes, is another', () => {
    const place = fc.integer({ min: 2, max: many.length }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        index: fc.nat(size - 1),
        from: fc.integer({ min: 1, max: size - 1 }),
        bit: fc.nat(255),
        at: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(place, ({ size, index, from, bit, at }) => {
        const leaves = many.slice(0, size);
        const root = definedRoot(leaves);
        const before = { size: from, root: definedRoot(leaves.slice(0, from)) };
        const spoilt = (path: readonly Hash[]) =>
          path.map((hash, n) => (n === at % path.length ? flip(hash, bit) : hash));
        const one = inclusion(index, leaves);
        const two = consistency(from, leaves);
        expect(verifyInclusion({ index, size, root }, leaves[index] as Hash, spoilt(one))).toBe(false);
        expect(verifyInclusion({ index, size, root }, leaves[index] as Hash, one.slice(1))).toBe(false);
        expect(verifyConsistency(before, { size, root }, spoilt(two))).toBe(false);
        expect(verifyConsistency(before, { size, root }, two.slice(1))).toBe(false);
      }),
    );
  });

  it('are refused for sizes that are none', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(rootFromInclusion(wrong, 3, A ? hexToBytes(A) : EMPTY_ROOT, [])).toBeNull();
      expect(verifyConsistency({ size: wrong, root: EMPTY_ROOT }, { size: 3, root: EMPTY_ROOT }, [])).toBe(false);
      expect(() => inclusionRanges(0, wrong)).toThrow(RangeError);
    }
    expect(() => inclusionRanges(3, 3)).toThrow(RangeError);
    expect(() => consistencyRanges(4, 3)).toThrow(RangeError);
    expect(() => subtreesOf([1, 4])).toThrow(RangeError);
  });
});
