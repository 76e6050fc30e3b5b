import 'server-only';
import { base32crockford } from '@scure/base';
import { LRUCache } from 'lru-cache';
import type { DeviceSecret } from '@/lib/accounts/device-secret';
import { type RecoveryCode, recoveryCodeOf } from '@/lib/accounts/recovery-code';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';
import { admitReport, type LimitReached, type Proof } from '../admit-report.server';
import { isProof } from '../proof-of-work.server';
import type { Arrived } from './arrival';
import type { IntakeQueue } from './intake-queue.server';
import type { Door, SaidColumns } from './report-row';
import { fingerprint, identityOf, type Sender, submissionKey } from './submission-identity';

/** Sender, moment, keys and the way into the database. */
export type StoreContext = {
  readonly sender: Sender;
  readonly door: Door;
  readonly now: Date;
  readonly random: (bytes: number) => Buffer;
  readonly keys: Keyring;
  readonly queue: IntakeQueue;
};

/** A submission that the rules have passed. `key` is the sender's own for it, if he gave one. */
export type Submission = {
  readonly columns: SaidColumns;
  readonly said: object;
  readonly proof: string | undefined;
  readonly key: string | null;
};

export type Stored = {
  readonly receipt: string;
  readonly recoveryCode: RecoveryCode | null;
  readonly receivedAt: Date;
  readonly calledAt: Date;
  readonly claim: string;
  readonly insurerId: string | null;
  readonly replayed: boolean;
  /** The secret to set as a cookie; null when the sender is known by a recovery code. */
  readonly device: DeviceSecret | null;
};

export type StoreProblem =
  | { readonly kind: 'duplicate'; readonly receipt: string }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unknown_recovery' }
  | ({ readonly kind: 'limited' } & LimitReached);

type Answer = Result<Stored, StoreProblem>;

// A press repeated while the first is under way joins it and is not charged again; the database settles what this process cannot see.
const underWay = new LRUCache<string, { readonly print: string; readonly answer: Promise<Answer> }>({
  max: 20_000,
  ttl: 600_000,
});

/** Charges the limits and stores a submission; the same one again gets the first answer. Resolves after the commit. */
export async function storeOnce(submission: Submission, context: StoreContext): Promise<Answer> {
  const { keys, sender } = context;
  const key = submissionKey(submission.key, sender, submission.columns, keys);
  const print = fingerprint(submission.said, keys);
  const explicit = submission.key !== null;
  const name = key.toString('hex');
  const earlier = underWay.get(name);
  if (earlier)
    return earlier.print === print.toString('hex')
      ? joined(await earlier.answer, explicit)
      : err({ kind: 'key_reused' });
  const answer = store(submission, { key, print, explicit }, context);
  underWay.set(name, { print: print.toString('hex'), answer });
  const forget = () => underWay.delete(name);
  answer.then((result) => result.ok || result.error.kind === 'duplicate' || forget(), forget);
  return answer;
}

/** The answer to a second press: the same receipt under a key of the sender's own, else a duplicate that gives nothing away. */
function joined(first: Answer, explicit: boolean): Answer {
  if (!first.ok) return first;
  return explicit ? ok({ ...first.value, replayed: true }) : err({ kind: 'duplicate', receipt: first.value.receipt });
}

type Key = { readonly key: Buffer; readonly print: Buffer; readonly explicit: boolean };

async function store(
  { columns, proof }: Submission,
  { key, print, explicit }: Key,
  context: StoreContext,
): Promise<Answer> {
  const { keys, sender, random, door, now, queue } = context;
  const shown: Proof = proof && (await isProof(proof, keys)) ? 'work' : door === 'plain' ? 'paced' : 'none';
  const admitted = await admitReport({
    reporter: sender.device ?? sender.recovery ?? key.toString('hex'),
    network: sender.network,
    number: columns.number_prefix === null && columns.enterprise_number === null ? null : columns.caller_key,
    enterprise: columns.enterprise_number !== null,
    proof: shown,
  });
  if (!admitted.ok) return err({ kind: 'limited', ...admitted.error });
  const { identity, device } = identityOf(sender, key, explicit, random, keys);
  const receipt = base32crockford.encode(random(10));
  const row = { ...columns, receipt, received_at: now.toISOString(), door, proof: shown };
  return answerTo(await queue.submit({ key, fingerprint: print, identity, row }), explicit, device, keys);
}

function answerTo(arrived: Arrived, explicit: boolean, device: DeviceSecret | null, keys: Keyring): Answer {
  if (arrived.kind === 'key_reused' || arrived.kind === 'unknown_recovery') return err({ kind: arrived.kind });
  const { kind, recovery, ...receipt } = arrived;
  if (kind === 'duplicate' || (kind === 'replayed' && !explicit))
    return err({ kind: 'duplicate', receipt: receipt.receipt });
  return ok({ ...receipt, recoveryCode: recoveryCodeOf(keys, recovery), replayed: kind === 'replayed', device });
}
