import { type Evidence, type Outcome, readEvidence, verifyEvidence } from '@/lib/ledger/evidence';
import { readVerifier } from '@/lib/ledger/signed-note';

export type Checked = Outcome | { readonly ok: false; readonly why: 'unreadable' };

/** Checks what was pasted or dropped, in the browser. Only the proof between two checkpoints is fetched, and it is checked like everything else. */
export async function checkPasted(texts: readonly string[], keys: string): Promise<Checked> {
  const read = readEvidence(texts);
  if (!read.ok) return { ok: false, why: 'unreadable' };
  const verifiers = keys.split('\n').flatMap((line) => readVerifier(line) ?? []);
  return verifyEvidence(await completed(read.value), verifiers);
}

async function completed(evidence: Evidence): Promise<Evidence> {
  if (evidence.kind !== 'checkpoints') return evidence;
  const { from, to, notes } = evidence;
  const answer = await fetch(`/api/v1/ledger/consistency?from=${from}&to=${to}`).catch(() => null);
  if (!answer?.ok) return evidence;
  const fetched = readEvidence([await answer.text()]);
  if (!fetched.ok || fetched.value.kind !== 'consistency') return evidence;
  return { kind: 'consistency', proof: { ...fetched.value.proof, from: notes[0], to: notes[1] } };
}
