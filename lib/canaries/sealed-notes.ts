import { err, ok, type Result } from '@/lib/platform/result';

/** Notes under a passphrase, as one text: what a server keeps without being able to read it. */
export type SealedNotes = string & { readonly __brand: 'SealedNotes' };

/** `not_sealed`: no text of ours. `wrong_passphrase`: made under another passphrase, or changed since. */
export type UnsealProblem = 'not_sealed' | 'wrong_passphrase';

/** Largest sealed text, in bytes: all of it is ASCII. */
export const MOST_SEALED_BYTES = 32 * 1024;
/** OWASP's floor for PBKDF2 with HMAC-SHA-256 (2023). */
const ROUNDS = 600_000;
const STEP = 512;
const SPACE = 0x20;
const SHAPE = /^wurao1\.(\d{6,7})\.([\w-]{22})\.([\w-]{16})\.([\w-]{22,})$/;

/**
 * Seals a value as JSON: AES-256-GCM under a key that PBKDF2 makes of the passphrase and 16 random bytes; the rounds stand in the text and are authenticated.
 * @param random as many random bytes as asked for
 */
export async function sealNotes(
  notes: unknown,
  passphrase: string,
  random: (bytes: number) => Uint8Array<ArrayBuffer>,
  rounds = ROUNDS,
): Promise<SealedNotes> {
  const [salt, iv] = [random(16), random(12)];
  const head = `wurao1.${rounds}.${toText(salt)}.${toText(iv)}`;
  const key = await keyOf(passphrase, salt, rounds, 'encrypt');
  const text = padded(bytesOf(JSON.stringify(notes)));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(head) }, key, text);
  return `${head}.${toText(new Uint8Array(sealed))}` as SealedNotes;
}

/** Opens what `sealNotes` made. */
export async function unsealNotes(sealed: string, passphrase: string): Promise<Result<unknown, UnsealProblem>> {
  const [, rounds = '', salt = '', iv = '', data = ''] = SHAPE.exec(sealed) ?? [];
  if (!data) return err('not_sealed');
  const head = bytesOf(`wurao1.${rounds}.${salt}.${iv}`);
  try {
    const key = await keyOf(passphrase, toBytes(salt), Number(rounds), 'decrypt');
    const algorithm = { name: 'AES-GCM', iv: toBytes(iv), additionalData: head };
    const text = await crypto.subtle.decrypt(algorithm, key, toBytes(data));
    return ok(JSON.parse(new TextDecoder().decode(text)));
  } catch {
    return err('wrong_passphrase');
  }
}

/** Whether a text can be sealed notes: its shape and size, which is all that a server can know. */
export const isSealed = (text: string): text is SealedNotes => text.length <= MOST_SEALED_BYTES && SHAPE.test(text);

// With spaces, which JSON allows, to the next 512 bytes, so that the size of a copy does not tell how many variants are in it.
function padded(json: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new Uint8Array(Math.ceil(json.length / STEP) * STEP).fill(SPACE);
  text.set(json);
  return text;
}

async function keyOf(passphrase: string, salt: BufferSource, rounds: number, use: 'encrypt' | 'decrypt') {
  const secret = new TextEncoder().encode(passphrase.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase());
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const derived = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derived, base, { name: 'AES-GCM', length: 256 }, false, [use]);
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
