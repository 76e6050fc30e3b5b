import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import * as z from 'zod/mini';
import { err, ok, type Result } from '@/lib/platform/result';
import { type Content, canonicalContent } from './canonical-content';
import { type Checkpoint, type CheckpointProblem, openCheckpoint } from './checkpoint';
import { commitTo, leafOf } from './commitment';
import type { Hash } from './merkle-hash';
import type { Verifier } from './signed-note';
import { verifyConsistency, verifyInclusion } from './verify-proof';

const hash = z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/));
const size = z.int().check(z.gte(0));

/** That one entry is in the log: what it says, the salt it was committed to under, its place, the path to the root, the signed root. */
export const receiptProof = z.object({
  format: z.literal('wurao-receipt-proof/1'),
  index: size,
  salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  content: z.record(z.string(), z.union([z.string(), z.int(), z.array(z.string())])),
  path: z.array(hash).check(z.maxLength(64)),
  checkpoint: z.string().check(z.maxLength(10_000)),
});

/** That one state of the log is the beginning of another. */
export const consistencyProof = z.object({
  format: z.literal('wurao-consistency-proof/1'),
  from: z.string().check(z.maxLength(10_000)),
  to: z.string().check(z.maxLength(10_000)),
  path: z.array(hash).check(z.maxLength(128)),
});

export type ReceiptProof = z.infer<typeof receiptProof>;
export type ConsistencyProof = z.infer<typeof consistencyProof>;

type ProofParts = {
  readonly index: number;
  readonly salt: Uint8Array;
  readonly content: Content;
  readonly path: readonly Hash[];
  readonly checkpoint: string;
};

/** A proof as its file has it. */
export const writeReceiptProof = ({ index, salt, content, path, checkpoint }: ProofParts): ReceiptProof => ({
  format: 'wurao-receipt-proof/1',
  index,
  salt: bytesToHex(salt),
  content: JSON.parse(canonicalContent(content)),
  path: path.map((one) => base64.encode(one)),
  checkpoint,
});

/** The proof that one checkpoint continues another, as its file has it. `from`, `to`: signed notes. */
export const writeConsistencyProof = (from: string, to: string, path: readonly Hash[]): ConsistencyProof => ({
  format: 'wurao-consistency-proof/1',
  from,
  to,
  path: path.map((one) => base64.encode(one)),
});

/** `not_included`: content, salt, place or path are not those that the signed root was computed from. */
export type ReceiptProblem = CheckpointProblem | 'not_included';

/** Checks a receipt's proof against keys that are known from elsewhere. */
export function verifyReceiptProof(
  proof: ReceiptProof,
  verifiers: readonly Verifier[],
): Result<Checkpoint, ReceiptProblem> {
  const checkpoint = openCheckpoint(proof.checkpoint, verifiers);
  if (!checkpoint.ok) return checkpoint;
  const leaf = leafOf(commitTo(hexToBytes(proof.salt), canonicalContent(proof.content)));
  const path = proof.path.map((one) => base64.decode(one));
  return verifyInclusion({ ...checkpoint.value, index: proof.index }, leaf, path) ? checkpoint : err('not_included');
}

/** `other_logs`: the two are not of one log. `not_consistent`: the later does not begin as the earlier says. */
export type ConsistencyProblem = CheckpointProblem | 'other_logs' | 'not_consistent';

/** Checks that the smaller of two signed checkpoints is the beginning of the larger. */
export function verifyConsistencyProof(
  { from, to, path }: ConsistencyProof,
  verifiers: readonly Verifier[],
): Result<{ from: Checkpoint; to: Checkpoint }, ConsistencyProblem> {
  const before = openCheckpoint(from, verifiers);
  if (!before.ok) return before;
  const after = openCheckpoint(to, verifiers);
  if (!after.ok) return after;
  if (before.value.origin !== after.value.origin) return err('other_logs');
  const steps = path.map((one) => base64.decode(one));
  if (!verifyConsistency(before.value, after.value, steps)) return err('not_consistent');
  return ok({ from: before.value, to: after.value });
}
