import type { Readable } from 'node:stream';

/** A file on this machine's disk, already sealed. `sha256` of these very bytes, in hex. */
export type SealedFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** Where sealed files lie. Every verb may be called again after a failure. */
export type ObjectStore = {
  /** Keeps a file under a key, whole or not at all; takes the file on the disk away. @throws when the store cannot be reached or refuses */
  put(key: string, file: SealedFile): Promise<void>;
  /** The bytes of a key, or null when there are none. @throws when the store cannot be reached or refuses */
  get(key: string): Promise<Readable | null>;
  has(key: string): Promise<boolean>;
  /** Deletes a key; one that is not there is deleted already. */
  remove(key: string): Promise<void>;
};

/** Keys are made by us: 32 hexadecimal digits, so that a key is never a path of somebody's choosing. */
export const isObjectKey = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
