import type { Hash } from './merkle-hash';
import { type HashOf, type LeafRange, rangeHash, splitOf } from './subtrees';

/**
 * The parts of the tree whose hashes prove that leaf `index` is in the tree of `size` leaves, in the order of the proof (RFC 6962, 2.1.1).
 * @throws RangeError when there is no such leaf
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  requireWhole(index, size);
  if (index >= size) throw new RangeError(`a tree of ${size} has no leaf ${index}`);
  const path: LeafRange[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    path.unshift(index < middle ? [middle, to] : [from, middle]);
    if (index < middle) to = middle;
    else from = middle;
  }
  return path;
}

/**
 * The parts whose hashes prove that the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 6962, 2.1.2). Nothing needs to be
 * shown of an empty tree, nor of equal ones.
 * @throws RangeError when the earlier tree is the larger
 */
export function consistencyRanges(from: number, to: number): LeafRange[] {
  requireWhole(from, to);
  if (from > to) throw new RangeError(`a tree of ${from} does not come before one of ${to}`);
  if (from === 0 || from === to) return [];
  const path: LeafRange[] = [];
  let [low, high, whole] = [0, to, true];
  while (from !== high) {
    const middle = low + splitOf(high - low);
    if (from <= middle) {
      path.unshift([middle, high]);
      high = middle;
    } else {
      path.unshift([low, middle]);
      low = middle;
      whole = false;
    }
  }
  // The part both trees share ends here; it is the earlier tree itself when nothing was split off on its left.
  if (!whole) path.unshift([low, high]);
  return path;
}

/** The hashes of a proof. */
export const proofOf = (ranges: readonly LeafRange[], hashOf: HashOf): Hash[] =>
  ranges.map((range) => rangeHash(range, hashOf));

function requireWhole(...numbers: number[]): void {
  for (const number of numbers) {
    if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no size of a tree`);
  }
}
