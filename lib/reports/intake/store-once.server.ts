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

/** A submission that the rules have passed. `key` is the sender's own for it, if he gave one; `page` the id of the form token it came with. */
export type Submission = {
  readonly columns: SaidColumns;
  readonly said: object;
  readonly proof: string | undefined;
  readonly key: string | null;
  readonly page: string | null;
};

export type Stored = {
  readonly receipt: string;
  readonly recoveryCode: RecoveryCode | null;
  readonly receivedAt: Date;
  readonly calledAt: Date;
  readonly claim: string;
  readonly insurerId: string | null;
  readonly replayed: boolean;
  /** The secret to set as a cookie; null when the sender is known by a recovery code, or a replay did not prove to come from the driver. */
  readonly device: DeviceSecret | null;
};

export type StoreProblem =
  | { readonly kind: 'duplicate'; readonly receipt: string }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unknown_recovery' }
  | ({ readonly kind: 'limited' } & LimitReached);

type Answer = Result<Stored, StoreProblem>;

type Pressed = { readonly print: string; readonly page: string | null; readonly answer: Promise<Answer> };

// A press repeated while the first is under way joins it and is not charged again; the database settles what this process cannot see.
const underWay = new LRUCache<string, Pressed>({
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
  if (earlier) {
    if (earlier.print !== print.toString('hex')) return err({ kind: 'key_reused' });
    const samePage = submission.page !== null && submission.page === earlier.page;
    const first = await earlier.answer;
    if (!isUnproven(first) && (await stands(first, context))) return joined(first, explicit, samePage, sender);
  }
  const answer = store(submission, { key, print, explicit }, context);
  const pressed = { print: print.toString('hex'), page: submission.page, answer };
  underWay.set(name, pressed);
  const forget = () => underWay.get(name) === pressed && underWay.delete(name);
  answer.then((result) => mayBeJoined(result) || forget(), forget);
  return answer;
}

/** Whether the report of an answer is still there: its driver may have erased it since. A database that is away takes nothing back. */
async function stands(first: Answer, { queue }: StoreContext): Promise<boolean> {
  const receipt = first.ok ? first.value.receipt : first.error.kind === 'duplicate' ? first.error.receipt : null;
  if (receipt === null) return true;
  const found = queue.pool.query('SELECT FROM report WHERE receipt = $1', [receipt]);
  return found.then(
    ({ rowCount }) => rowCount === 1,
    () => true,
  );
}

const mayBeJoined = (answer: Answer): boolean => (answer.ok ? !isUnproven(answer) : answer.error.kind === 'duplicate');

/**
 * The answer to a second press: the same receipt under a key of the sender's own, else a duplicate. Recovery code and device come along only for
 * the same device, recovery code or opened page: who merely knows the key has proved nothing.
 */
function joined(first: Answer, explicit: boolean, samePage: boolean, sender: Sender): Answer {
  if (!first.ok) return first;
  const { value } = first;
  if (!explicit) return err({ kind: 'duplicate', receipt: value.receipt });
  const sameDevice = sender.device !== null && sender.device === value.device;
  const sameCode = sender.recovery !== null && sender.recovery === value.recoveryCode;
  return ok({ ...value, replayed: true, ...(samePage || sameDevice || sameCode ? {} : NOTHING_SECRET) });
}

/** A replay by somebody who proved nothing: no answer for the driver himself to join. */
const isUnproven = (answer: Answer): boolean =>
  answer.ok && answer.value.device === null && answer.value.recoveryCode === null;

const NOTHING_SECRET = { recoveryCode: null, device: null } as const;

type Key = { readonly key: Buffer; readonly print: Buffer; readonly explicit: boolean };

async function store(
  { columns, proof, page }: Submission,
  { key, print, explicit }: Key,
  context: StoreContext,
): Promise<Answer> {
  const { keys, sender, random, door, now, queue } = context;
  const shown: Proof = proof && (await isProof(proof, keys)) ? 'work' : door === 'plain' ? 'paced' : 'none';
  const admitted = admitReport({
    reporter: sender.device ?? sender.recovery ?? key.toString('hex'),
    network: sender.network,
    number: columns.number_prefix === null && columns.enterprise_number === null ? null : columns.caller_key,
    enterprise: columns.enterprise_number !== null,
    proof: shown,
  });
  if (!admitted.ok) return err({ kind: 'limited', ...admitted.error });
  const { identity, device } = identityOf(sender, page, random, keys);
  const receipt = base32crockford.encode(random(10));
  // The columns come last: one large object copied into a small one is cheap, the other way round it is not.
  const row = { receipt, received_at: now.toISOString(), door, proof: shown, ...columns };
  return answerTo(await queue.submit({ key, fingerprint: print, identity, row }), explicit, device, keys);
}

function answerTo(arrived: Arrived, explicit: boolean, device: DeviceSecret | null, keys: Keyring): Answer {
  if (arrived.kind === 'key_reused' || arrived.kind === 'unknown_recovery') return err({ kind: arrived.kind });
  const { kind, recovery, ...receipt } = arrived;
  if (kind === 'duplicate' || (kind === 'replayed' && !explicit))
    return err({ kind: 'duplicate', receipt: receipt.receipt });
  const recoveryCode = recovery.code ?? recoveryCodeOf(keys, recovery);
  const stored = { ...receipt, replayed: kind === 'replayed', recoveryCode, device };
  return ok(arrived.kind === 'replayed' && !arrived.proven ? { ...stored, ...NOTHING_SECRET } : stored);
}
