import { EMPTY_ROOT, type Hash, nodeHash, sameHash } from './merkle-hash';

/** The root of a tree of `size` leaves as one leaf's inclusion proof has it, or null for a proof of the wrong form. RFC 9162, 2.1.3.2. */
export function rootFromInclusion(index: number, size: number, leaf: Hash, path: readonly Hash[]): Hash | null {
  if (!areSizes(index, size) || index >= size) return null;
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      root = nodeHash(sibling, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      root = nodeHash(root, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/** Whether leaf `index` with this hash is in the tree of `size` leaves with this root. */
export function verifyInclusion(
  { index, size, root }: { readonly index: number; readonly size: number; readonly root: Hash },
  leaf: Hash,
  path: readonly Hash[],
): boolean {
  const found = rootFromInclusion(index, size, leaf, path);
  return found !== null && sameHash(found, root);
}

export type TreeHead = { readonly size: number; readonly root: Hash };

/** Whether the tree of `before` is the beginning of the tree of `after`: nothing was changed, removed or put in between. RFC 9162, 2.1.4.2. */
export function verifyConsistency(before: TreeHead, after: TreeHead, path: readonly Hash[]): boolean {
  if (!areSizes(before.size, after.size) || before.size > after.size) return false;
  if (before.size === 0) return path.length === 0 && sameHash(before.root, EMPTY_ROOT);
  if (before.size === after.size) return path.length === 0 && sameHash(before.root, after.root);
  const steps = isPowerOfTwo(before.size) ? [before.root, ...path] : [...path];
  const roots = rootsFromConsistency(before.size, after.size, steps);
  return roots !== null && sameHash(roots[0], before.root) && sameHash(roots[1], after.root);
}

function rootsFromConsistency(from: number, to: number, [seed, ...path]: readonly Hash[]): [Hash, Hash] | null {
  if (!seed) return null;
  let [at, last] = [from - 1, to - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [old, now] = [seed, seed];
  for (const step of path) {
    if (last === 0) return null;
    if (at % 2 === 1 || at === last) {
      [old, now] = [nodeHash(step, old), nodeHash(step, now)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      now = nodeHash(now, step);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? [old, now] : null;
}

const areSizes = (...numbers: number[]): boolean => numbers.every((n) => Number.isSafeInteger(n) && n >= 0);

function isPowerOfTwo(size: number): boolean {
  let left = size;
  while (left % 2 === 0) left /= 2;
  return left === 1;
}
