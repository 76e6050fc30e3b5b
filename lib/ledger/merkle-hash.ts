import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;
const LEAF = 0;
const NODE = 1;

/** Hash of a leaf of the log: SHA-256(0x00 ‖ data). RFC 6962, section 2.1. */
export function leafHash(data: Uint8Array): Hash {
  const input = new Uint8Array(1 + data.length);
  input[0] = LEAF;
  input.set(data, 1);
  return sha256(input);
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  const input = new Uint8Array(1 + left.length + right.length);
  input[0] = NODE;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return sha256(input);
}

/** Root of a log without entries. */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array());

/** Whether two hashes are equal; both are public, so that it may stop at the first difference. */
export function sameHash(a: Hash, b: Hash): boolean {
  return a.length === b.length && a.every((byte, position) => byte === b[position]);
}
