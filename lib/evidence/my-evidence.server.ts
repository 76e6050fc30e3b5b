import 'server-only';
import { proveEvidence } from '@/lib/ledger/prove-evidence.server';
import type { ProofState } from '@/lib/ledger/prove-report.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { readMyReceipt } from '@/lib/reports/my-report.server';
import type { MyAttachment } from './attachment';
import { findEntry, listAttachments } from './read-attachments.server';
import { removeAttachment } from './remove-attachments.server';

/** The evidence of a report, if the visitor of the running request sent it; null for anybody else. */
export async function readMyEvidence(receipt: string): Promise<MyAttachment[] | null> {
  return (await isMine(receipt)) ? listAttachments(pool(), receipt) : null;
}

/** Deletes a file that the visitor gave; anybody else's is as if it were not there. */
export async function removeMyEvidence(receipt: string, name: string): Promise<boolean> {
  return (await isMine(receipt)) && (await removeAttachment(pool(), receipt, name, systemClock())) === 1;
}

/** The proof that a file of the visitor's stands in the public log; null for anybody else's. */
export async function proveMyEvidence(receipt: string, name: string): Promise<ProofState | null> {
  const entry = (await isMine(receipt)) ? await findEntry(pool(), receipt, name) : null;
  return entry === null ? null : proveEvidence(pool(), entry);
}

const isMine = async (receipt: string): Promise<boolean> => (await readMyReceipt(receipt))?.kind === 'mine';
