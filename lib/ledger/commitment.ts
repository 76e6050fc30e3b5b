import { sha256 } from '@noble/hashes/sha2.js';
import { type Hash, leafHash } from './merkle-hash';

/** Random bytes that keep a content from being guessed: without them a commitment says nothing. */
export const SALT_BYTES = 16;

/** Form of the leaves: this byte, then the commitment. */
const LEAF_VERSION = 1;

const utf8 = new TextEncoder();

/** Another SHA-256 than the one that runs everywhere: where a server has one that is ten times as fast. */
export type Sha256 = (bytes: Uint8Array) => Hash;

/** Salted commitment to a canonical content: SHA-256(salt ‖ content). @throws RangeError for a salt of another length */
export function commitTo(salt: Uint8Array, canonical: string, hash: Sha256 = sha256): Hash {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`);
  const content = utf8.encode(canonical);
  const input = new Uint8Array(SALT_BYTES + content.length);
  input.set(salt);
  input.set(content, SALT_BYTES);
  return hash(input);
}

/** What the log holds of an entry: 33 bytes that look the same for every kind. */
export function leafData(commitment: Hash): Uint8Array {
  const data = new Uint8Array(1 + commitment.length);
  data[0] = LEAF_VERSION;
  data.set(commitment, 1);
  return data;
}

/** The leaf of the tree that an entry with this commitment is. */
export const leafOf = (commitment: Hash): Hash => leafHash(leafData(commitment));
