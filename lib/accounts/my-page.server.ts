import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { accountKeys } from './account-keys.server';
import type { FoundReporter } from './find-reporter.server';
import { countMyReports } from './my-reports.server';
import { formatRecoveryCode, recoveryCodeOf } from './recovery-code';
import type { SignedIn } from './roles';
import { readThisVisitor } from './this-visitor.server';

/** What `/me` says of the visitor. `code`: null when there is no reporter yet, `lost` when its secret is gone. */
export interface MyPage {
  readonly session: SignedIn | null;
  /** The reporter whose record is shown. */
  readonly own: bigint | null;
  readonly code: { readonly text: string } | 'lost' | null;
  /** Reports of this device that the account does not keep yet. */
  readonly unkept: number;
  readonly locked: boolean;
}

/** Reads what the visitor of the running request may see. */
export async function readMyPage(): Promise<MyPage> {
  const { session, own, unkept, locked } = await readThisVisitor();
  return {
    session,
    own: own?.id ?? null,
    code: own && codeOf(own),
    unkept: unkept ? await countMyReports(pool(), unkept.id) : 0,
    locked,
  };
}

function codeOf(reporter: FoundReporter): { text: string } | 'lost' {
  const code = recoveryCodeOf(accountKeys(), reporter);
  return code ? { text: formatRecoveryCode(code) } : 'lost';
}
