import { base64 } from '@scure/base';
import { err, ok, type Result } from '@/lib/platform/result';
import { HASH_BYTES, type Hash } from './merkle-hash';
import { type NoteProblem, openNote, readNote, type Verifier } from './signed-note';

/** The state of a log: how many entries it has, and the root over them. C2SP tlog-checkpoint. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

export type CheckpointProblem = NoteProblem | 'not_a_checkpoint' | 'other_log';

/** The signed text of a checkpoint. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${base64.encode(root)}\n`;

/** Reads a checkpoint that one of the verifiers has signed under the log's own name. */
export function openCheckpoint(note: string, verifiers: readonly Verifier[]): Result<Checkpoint, CheckpointProblem> {
  const opened = openNote(note, verifiers);
  if (!opened.ok) return opened;
  const checkpoint = readText(opened.value.text);
  if (!checkpoint) return err('not_a_checkpoint');
  return checkpoint.origin === opened.value.by.name ? ok(checkpoint) : err('other_log');
}

/** What a checkpoint says, signed by whomever. Null when it is none. */
export function readCheckpoint(note: string): Checkpoint | null {
  const read = readNote(note);
  return read && readText(read.text);
}

const TEXT = /^(\S[^\n]*)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/;

function readText(text: string): Checkpoint | null {
  const [, origin = '', size = '', root = ''] = TEXT.exec(text) ?? [];
  if (!origin || !Number.isSafeInteger(Number(size))) return null;
  try {
    const hash = base64.decode(root);
    return hash.length === HASH_BYTES ? { origin, size: Number(size), root: hash } : null;
  } catch {
    return null;
  }
}
