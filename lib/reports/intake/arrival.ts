import type { RecoveryCode, StoredRecovery } from '@/lib/accounts/recovery-code';
import type { Door, SaidColumns } from './report-row';

/**
 * Who is reporting: a device, which gets a recovery code if it is new (and gives it back if not), or the holder of one. The hashes are those a
 * look-up must try.
 */
export type Identity =
  | {
      readonly kind: 'device';
      readonly hashes: readonly Buffer[];
      recovery(): KnownRecovery;
      unused?(recovery: KnownRecovery): void;
    }
  | { readonly kind: 'recovery'; readonly hashes: readonly Buffer[] };

/** What is stored of a recovery code, with the code itself where it has just been made. */
export type KnownRecovery = StoredRecovery & { readonly code?: RecoveryCode };

/** One report on its way into the database; `row` holds the columns of table `report` except id and reporter. */
export type Arrival = {
  readonly key: Buffer;
  readonly fingerprint: Buffer;
  readonly identity: Identity;
  readonly row: ReportRow;
};

/** What was said, and its envelope: receipt, time of receipt (ISO), door and proof of effort. */
export type ReportRow = SaidColumns & {
  readonly receipt: string;
  readonly received_at: string;
  readonly door: Door;
  readonly proof: string;
};

/** What the driver gets back of a stored report. */
export type StoredReceipt = {
  readonly receipt: string;
  readonly receivedAt: Date;
  readonly calledAt: Date;
  readonly claim: string;
  readonly insurerId: string | null;
  readonly recovery: KnownRecovery;
};

/**
 * What became of an arrival. `duplicate`: the same driver, number and minute was there; `replayed`: the same submission was, and `proven` whether
 * its sender has shown to be the driver who made it, not only to know its key.
 */
export type Arrived =
  | ({ readonly kind: 'accepted' | 'duplicate' } & StoredReceipt)
  | ({ readonly kind: 'replayed'; readonly proven: boolean } & StoredReceipt)
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'unknown_recovery' };

/** The columns of a stored receipt as the queries of the intake return them. */
export type ReceiptColumns = {
  id: string;
  receipt: string;
  received_at: Date;
  called_at: Date;
  claim: string;
  insurer_id: string | null;
};

/** What the sender of a stored row is told. */
export const receiptOf = (row: ReceiptColumns, recovery: KnownRecovery): StoredReceipt => ({
  receipt: row.receipt,
  receivedAt: row.received_at,
  calledAt: row.called_at,
  claim: row.claim,
  insurerId: row.insurer_id,
  recovery,
});

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
