import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 8;

/** The key of one file, wrapped: `keyId` says in what. */
export type WrappedKey = { readonly keyId: string; readonly wrappedKey: Buffer };

/**
 * Wraps and unwraps the keys of files in AES-256-GCM. What a key belongs to is authenticated with it: a wrapped key that is moved to another file
 * does not open.
 */
export type FileKeys = {
  /** A new key for a file of this name, and the form in which it is stored. */
  make(name: string): { readonly key: Buffer } & WrappedKey;
  /** @throws when the key is of another file, was changed, or was wrapped in a key that is not at hand */
  unwrap(name: string, wrapped: WrappedKey): Buffer;
  /** The key wrapped in the present one, or null when it is already. */
  rewrap(name: string, wrapped: WrappedKey): WrappedKey | null;
};

/** @param secrets the present one first, then those that it replaced; each at least 32 random bytes as text */
export function fileKeys(secrets: readonly string[]): FileKeys {
  const keks = secrets.map((secret) => ({
    id: derive(secret, 'key-id', ID_BYTES).toString('hex'),
    key: derive(secret, 'key', KEY_BYTES),
  }));
  const [current] = keks;
  if (!current) throw new RangeError('at least one key is needed');
  const wrap = (name: string, key: Buffer): WrappedKey => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
    return { keyId: current.id, wrappedKey: Buffer.concat([nonce, sealed, cipher.getAuthTag()]) };
  };
  const unwrap = (name: string, { keyId, wrappedKey }: WrappedKey): Buffer => {
    const kek = keks.find(({ id }) => id === keyId);
    if (!kek) throw new Error(`the evidence key ${keyId} is not among the settings`);
    const nonce = wrappedKey.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', kek.key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(name)).setAuthTag(wrappedKey.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(wrappedKey.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  };
  return {
    make: (name) => {
      const key = randomBytes(KEY_BYTES);
      return { key, ...wrap(name, key) };
    },
    unwrap,
    rewrap: (name, wrapped) => (wrapped.keyId === current.id ? null : wrap(name, unwrap(name, wrapped))),
  };
}

// RFC 5869 with an empty salt: the secret is already uniform, the info field separates the purposes.
const derive = (secret: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `wurao/evidence-${purpose}`, bytes));
