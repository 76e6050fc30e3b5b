import 'server-only';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { findReporterOfCode } from '@/lib/accounts/find-reporter.server';
import type { RecoveryCode } from '@/lib/accounts/recovery-code';
import { signInLimits } from '@/lib/accounts/sign-in-limits.server';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { isProvable, type ProofState, proveReport } from '@/lib/ledger/prove-report.server';
import { pool } from '@/lib/platform/database.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { isReportOf, readMyReceipt } from './my-report.server';

/** The proof that a report is in the public log, if the visitor of the running request sent it; null for anybody else. */
export async function proveMyReport(receipt: string): Promise<ProofState | null> {
  const view = await readMyReceipt(receipt);
  if (view?.kind !== 'mine') return null;
  const state = await proveReport(pool(), receipt);
  return state.ok ? state.value : null;
}

/**
 * The same for a program that shows the driver's recovery code instead of a device or a session. `unknown_code` is charged to the network. Null where no
 * report of his has the receipt, and where an account keeps his reports: these open by signing in alone.
 */
export async function proveByCode(
  receipt: string,
  code: RecoveryCode,
): Promise<Result<ProofState | null, 'unknown_code' | 'limited'>> {
  const reporter = await findReporterOfCode(pool(), accountKeys(), code);
  if (!reporter) {
    const admitted = await signInLimits().restoreNetwork.consume(await readThisNetwork());
    return err(admitted.ok ? 'unknown_code' : 'limited');
  }
  if (reporter.userId !== null || !(await isReportOf(receipt, reporter))) return ok(null);
  const state = await proveReport(pool(), receipt);
  return ok(state.ok ? state.value : null);
}

/** Whether a report that the visitor sent can be proven already. Ask only of a receipt that was found to be his. */
export const isMyReportProvable = (receipt: string): Promise<boolean> => isProvable(pool(), receipt);
