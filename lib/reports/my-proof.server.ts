import 'server-only';
import { isProvable, type ProofState, proveReport } from '@/lib/ledger/prove-report.server';
import { pool } from '@/lib/platform/database.server';
import { readMyReceipt } from './my-report.server';

/** The proof that a report is in the public log, if the visitor of the running request sent it; null for anybody else. */
export async function proveMyReport(receipt: string): Promise<ProofState | null> {
  const view = await readMyReceipt(receipt);
  if (view?.kind !== 'mine') return null;
  const state = await proveReport(pool(), receipt);
  return state.ok ? state.value : null;
}

/** Whether a report that the visitor sent can be proven already. Ask only of a receipt that was found to be his. */
export const isMyReportProvable = (receipt: string): Promise<boolean> => isProvable(pool(), receipt);
