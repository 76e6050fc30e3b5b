import { hashes, verify } from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import { err, ok, type Result } from '@/lib/platform/result';

hashes.sha512 = sha512;

/** Signature algorithm bytes of C2SP signed-note and tlog-cosignature: what a key signs, a note itself or that it has been witnessed. */
export const ED25519 = 1;
export const COSIGNATURE = 4;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const ID_BYTES = 4;

const utf8 = new TextEncoder();

/** A public key under its name. Written `name+id+key`: eight hex digits, then base64. */
export type Verifier = { readonly name: string; readonly id: string; readonly publicKey: Uint8Array };

export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array };

/** A text and who signed it. The text ends with a line end. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** `unsigned`: by no key that is known here. `forged`: a known key's signature is of something else. */
export type NoteProblem = 'not_a_note' | 'unsigned' | 'forged';

/** The verifier of an Ed25519 public key; its id is the front of SHA-256(name ‖ "\n" ‖ algorithm ‖ key). */
export function verifierOf(name: string, publicKey: Uint8Array, algorithm = ED25519): Verifier {
  const input = Uint8Array.of(...utf8.encode(`${name}\n`), algorithm, ...publicKey);
  return { name, id: hexOf(sha256(input).subarray(0, ID_BYTES)), publicKey };
}

export const writeVerifier = ({ name, id, publicKey }: Verifier, algorithm = ED25519): string =>
  `${name}+${id}+${base64.encode(Uint8Array.of(algorithm, ...publicKey))}`;

/** Reads a verifier key of an algorithm; null when it is none, or its id is not its own. */
export function readVerifier(text: string, algorithm = ED25519): Verifier | null {
  const [, name = '', id, key = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(key);
  if (!name || bytes?.length !== 1 + KEY_BYTES || bytes[0] !== algorithm) return null;
  const verifier = verifierOf(name, bytes.subarray(1), algorithm);
  return verifier.id === id ? verifier : null;
}

/** A signature as the last lines of a note carry it. */
export const signatureLine = ({ name, id }: Verifier, signature: Uint8Array): string =>
  `— ${name} ${base64.encode(Uint8Array.of(...bytesOf(id), ...signature))}\n`;

const SIGNATURE = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/;

/** Takes a note apart, without believing it. Line ends of Windows and a lost last one are mended: people copy by hand. */
export function readNote(written: string): SignedNote | null {
  const note = `${written.replaceAll('\r\n', '\n').trim()}\n`;
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return null;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const [, name = '', encoded = ''] = SIGNATURE.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (!name || !bytes || bytes.length <= ID_BYTES) return null;
    signatures.push({ name, id: hexOf(bytes.subarray(0, ID_BYTES)), signature: bytes.subarray(ID_BYTES) });
  }
  return { text: note.slice(0, split + 1), signatures };
}

/** The text of a note that at least one of the verifiers has signed. Signatures of others, such as witnesses, are passed over. */
export function openNote(
  written: string,
  verifiers: readonly Verifier[],
): Result<{ text: string; by: Verifier }, NoteProblem> {
  const note = readNote(written);
  if (!note) return err('not_a_note');
  let by: Verifier | null = null;
  for (const { name, id, signature } of note.signatures) {
    const known = verifiers.find((one) => one.name === name && one.id === id);
    if (!known) continue;
    if (!isSignature(signature, note.text, known.publicKey)) return err('forged');
    by ??= known;
  }
  return by ? ok({ text: note.text, by }) : err('unsigned');
}

/** Whether an Ed25519 key has signed this very text. */
export function isSignature(signature: Uint8Array, text: string, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  try {
    return verify(signature, utf8.encode(text), publicKey, { zip215: false });
  } catch {
    return false;
  }
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return base64.decode(text);
  } catch {
    return null;
  }
}

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (hex: string): number[] => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
