import { err, ok, type Result } from '@/lib/platform/result';
import { readCheckpoint } from './checkpoint';
import {
  type ConsistencyProblem,
  type ConsistencyProof,
  consistencyProof,
  type ReceiptProblem,
  type ReceiptProof,
  receiptProof,
  verifyConsistencyProof,
  verifyReceiptProof,
} from './receipt-proof';
import type { Verifier } from './signed-note';

/** What somebody brings to be checked. Two checkpoints still want the proof between them; `from` and `to` are their sizes. */
export type Evidence =
  | { readonly kind: 'receipt'; readonly proof: ReceiptProof }
  | { readonly kind: 'consistency'; readonly proof: ConsistencyProof }
  | {
      readonly kind: 'checkpoints';
      readonly notes: readonly [string, string];
      readonly from: number;
      readonly to: number;
    };

/** Reads one text (a proof, or two checkpoints one after the other) or two (a checkpoint each). The error says which text is nothing of the kind. */
export function readEvidence(texts: readonly string[]): Result<Evidence, { readonly at: number }> {
  const [only = '', second] = texts;
  if (second === undefined) {
    const proof = readProofText(only);
    if (proof) return ok(proof);
  }
  const notes = second === undefined ? notesIn(only) : texts;
  if (notes.length !== 2) return err({ at: 0 });
  const read = notes.map(readCheckpoint);
  const wrong = read.indexOf(null);
  if (wrong >= 0) return err({ at: second === undefined ? 0 : wrong });
  const [a = { note: '', size: 0 }, b = a] = notes
    .map((note, n) => ({ note, size: read[n]?.size ?? 0 }))
    .sort((one, other) => one.size - other.size);
  return ok({ kind: 'checkpoints', notes: [a.note, b.note], from: a.size, to: b.size });
}

function readProofText(text: string): Evidence | null {
  try {
    const json: unknown = JSON.parse(text);
    const receipt = receiptProof.safeParse(json);
    if (receipt.success) return { kind: 'receipt', proof: receipt.data };
    const consistency = consistencyProof.safeParse(json);
    return consistency.success ? { kind: 'consistency', proof: consistency.data } : null;
  } catch {
    return null;
  }
}

/** Checkpoints pasted one below the other: each ends with its signatures. */
function notesIn(text: string): string[] {
  const whole = `${text.replaceAll('\r\n', '\n').trim()}\n`;
  return (whole.match(/[^\n—][^—]*\n\n(?:— [^\n]+\n)+/g) ?? []).map((note) => note.replace(/^\n+/, ''));
}

/** What was proven, or why nothing was. */
export type Outcome =
  | {
      readonly ok: true;
      readonly kind: 'receipt';
      readonly index: number;
      readonly size: number;
      readonly origin: string;
      readonly content: ReceiptProof['content'];
    }
  | {
      readonly ok: true;
      readonly kind: 'consistency';
      readonly from: number;
      readonly to: number;
      readonly origin: string;
    }
  | { readonly ok: false; readonly why: ReceiptProblem | ConsistencyProblem | 'incomplete' };

/** Checks evidence with nothing but itself and the keys. */
export function verifyEvidence(evidence: Evidence, verifiers: readonly Verifier[]): Outcome {
  if (evidence.kind === 'checkpoints') return { ok: false, why: 'incomplete' };
  if (evidence.kind === 'receipt') {
    const { index, content } = evidence.proof;
    const proven = verifyReceiptProof(evidence.proof, verifiers);
    if (!proven.ok) return { ok: false, why: proven.error };
    return { ok: true, kind: 'receipt', index, content, size: proven.value.size, origin: proven.value.origin };
  }
  const proven = verifyConsistencyProof(evidence.proof, verifiers);
  if (!proven.ok) return { ok: false, why: proven.error };
  const { from, to } = proven.value;
  return { ok: true, kind: 'consistency', from: from.size, to: to.size, origin: to.origin };
}

const WHY: Record<Extract<Outcome, { ok: false }>['why'], string> = {
  incomplete: 'the proof between the two checkpoints is missing',
  not_a_note: 'a checkpoint in it is not a signed note',
  not_a_checkpoint: 'a signed note in it is not a checkpoint',
  unsigned: 'no known key signed it; give the key of the log with --key',
  forged: 'a signature is not of what it stands under: forged or changed',
  other_log: 'the key that signed it belongs to another log',
  other_logs: 'the two checkpoints are of different logs',
  not_included: 'NOT in the log: content, salt, place or path are not those the signed root was computed from',
  not_consistent: 'NOT consistent: the later log does not begin as the earlier checkpoint says',
};

/** An outcome in one line of English. */
export function describeOutcome(outcome: Outcome): string {
  if (!outcome.ok) return WHY[outcome.why];
  if (outcome.kind === 'receipt')
    return `in the log: entry ${outcome.index} of ${outcome.size}, signed by ${outcome.origin}`;
  return `consistent: the ${outcome.from} entries are the beginning of the ${outcome.to}, signed by ${outcome.origin}`;
}
