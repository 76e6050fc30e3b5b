import 'server-only';
import { readThisVisitor } from '@/lib/accounts/this-visitor.server';
import { listCases } from '@/lib/cases/complaint-cases.server';
import { type FileOfReport, filesOfReports } from '@/lib/evidence/read-attachments.server';
import { proveReports } from '@/lib/ledger/prove-reports.server';
import type { ReceiptProof } from '@/lib/ledger/receipt-proof';
import { pool } from '@/lib/platform/database.server';
import { settings } from '@/lib/platform/settings.server';
import type { Choice } from './choice';
import { claimedInsurers, findCalls, type StoredCall } from './find-calls.server';
import type { PackCall, PackFacts } from './pack-call';

/** What the page shows before anything is made. `insurers`: all that the visitor's calls claimed. */
export type MyChoice = {
  readonly locked: boolean;
  readonly calls: readonly PackCall[];
  readonly all: number;
  readonly insurers: readonly (string | null)[];
};

/** The calls of the visitor of the running request that a choice lets through, without proofs. */
export async function readMyChoice(choice: Choice): Promise<MyChoice> {
  const { own, locked } = await readThisVisitor();
  if (!own) return { locked, calls: [], all: 0, insurers: [] };
  const { calls, all } = await findCalls(pool(), own.id, choice);
  return {
    locked,
    calls: calls.map((call) => packed(call, null, [])),
    all,
    insurers: await claimedInsurers(pool(), own.id),
  };
}

/** Everything the server can put into a pack of the visitor's calls; null when there is none. */
export async function readMyPack(
  choice: Choice,
  now: Date,
): Promise<{ facts: PackFacts; proofs: Readonly<Record<string, ReceiptProof>> } | null> {
  const { own } = await readThisVisitor();
  const found = own && (await findCalls(pool(), own.id, choice));
  if (!found || found.calls.length === 0) return null;
  const receipts = found.calls.map(({ receipt }) => receipt);
  const { checkpoint, entries } = await proveReports(pool(), receipts);
  const files = await filesOfReports(pool(), receipts);
  const cases = await listCases(pool(), own.id);
  const filesOf = (receipt: string) => files.filter((file) => file.receipt === receipt);
  const log = checkpoint && { ...checkpoint, origin: checkpoint.note.split('\n', 1)[0] ?? '' };
  return {
    facts: {
      calls: found.calls.map((call) => packed(call, entries.get(call.receipt) ?? null, filesOf(call.receipt))),
      all: found.all,
      log,
      complaints: cases
        .filter(({ channel }) => channel === 'insurer')
        .map(({ insurerId, filedOn }) => ({ insurerId, filedOn })),
      site: settings().ORIGIN,
      madeAt: now.toISOString(),
    },
    proofs: Object.fromEntries([...entries].map(([receipt, { proof }]) => [receipt, proof])),
  };
}

function packed(
  call: StoredCall,
  proof: { index: number; entry: string } | null,
  files: readonly FileOfReport[],
): PackCall {
  return {
    ...call,
    receivedAt: call.receivedAt.toISOString(),
    calledAt: call.calledAt.toISOString(),
    proof: proof && { index: proof.index, entry: proof.entry },
    files: files.map(({ receipt, name, kind, mediaType, addedAt, sha256, held }) => ({
      kind,
      sha256,
      addedAt: addedAt.toISOString(),
      path: held ? `/me/calls/${receipt}/evidence/${name}` : null,
      mediaType,
    })),
  };
}
