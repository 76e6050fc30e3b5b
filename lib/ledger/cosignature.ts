import { isSignature, readNote, type Verifier } from './signed-note';

/** Bytes of the moment in front of a cosignature. */
const TIME_BYTES = 8;

/** What a witness signs: that at this moment it had seen this checkpoint, and that it continues all it had seen before. Seconds since 1970. C2SP tlog-cosignature. */
export const cosignedText = (seconds: bigint, checkpoint: string): string =>
  `cosignature/v1\ntime ${seconds}\n${checkpoint}`;

/** A signature line of a witness, and when it signed. */
export type Cosignature = { readonly line: string; readonly at: Date };

/**
 * The signature of a witness among the lines of a note.
 * @param lines whole signature lines, as a witness answers with them
 * @param note the checkpoint that was to be witnessed
 * @returns null when the witness has not signed it
 */
export function cosignatureOf(lines: string, note: string, witness: Verifier): Cosignature | null {
  const checkpoint = readNote(note)?.text;
  if (checkpoint === undefined) return null;
  // A line more than once, or lines of others, are of no matter; one that is no signature line spoils the answer.
  for (const line of lines.replaceAll('\r\n', '\n').trimEnd().split('\n')) {
    const [signature] = readNote(`${checkpoint}\n${line}\n`)?.signatures ?? [];
    if (!signature) return null;
    if (signature.name !== witness.name || signature.id !== witness.id) continue;
    const at = cosignedAt(signature.signature, checkpoint, witness);
    if (at) return { line: `${line}\n`, at };
  }
  return null;
}

function cosignedAt(bytes: Uint8Array, checkpoint: string, witness: Verifier): Date | null {
  if (bytes.length <= TIME_BYTES) return null;
  const seconds = new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0);
  const signed = isSignature(bytes.subarray(TIME_BYTES), cosignedText(seconds, checkpoint), witness.publicKey);
  // A moment that no calendar has is no moment.
  const at = new Date(Number(seconds) * 1000);
  return signed && !Number.isNaN(at.getTime()) ? at : null;
}
