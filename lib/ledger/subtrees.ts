import { EMPTY_ROOT, type Hash, nodeHash } from './merkle-hash';

/** A full subtree of 2^height leaves: the `index`-th of its height from the left. */
export type Subtree = { readonly height: number; readonly index: number };

/** Leaves `from` (included) to `to` (excluded). */
export type LeafRange = readonly [from: number, to: number];

/** Finds the hash of a full subtree. */
export type HashOf = (subtree: Subtree) => Hash;

/**
 * The full subtrees a range of leaves consists of, left to right, each smaller than the one before. The range must begin at a multiple of the
 * largest power of two that fits into it, as every range of RFC 6962 does.
 */
export function subtreesOf([from, to]: LeafRange): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to; ) {
    const height = heightBelow(to - at);
    const leaves = 2 ** height;
    if (at % leaves !== 0) throw new RangeError(`leaves ${from} to ${to} are no subtree`);
    found.push({ height, index: at / leaves });
    at += leaves;
  }
  return found;
}

/** Hash of a range of leaves, MTH(D[from:to]) of RFC 6962. */
export function rangeHash(range: LeafRange, hashOf: HashOf): Hash {
  const hashes = subtreesOf(range).map(hashOf);
  const last = hashes.pop();
  return last ? hashes.reduceRight((right, left) => nodeHash(left, right), last) : EMPTY_ROOT;
}

/** The largest power of two below `size` (which is 2 or more): where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  const power = 2 ** heightBelow(size);
  return power === size ? power / 2 : power;
}

/** The height of the largest full subtree with at most `leaves` leaves. */
function heightBelow(leaves: number): number {
  let height = 0;
  while (2 ** (height + 1) <= leaves) height++;
  return height;
}
