import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { accountKeys } from './account-keys.server';
import { type FoundReporter, findReporterOfDevice, findReporterOfUser } from './find-reporter.server';
import { countMyReports, listMyReports, type MyReports } from './my-reports.server';
import { formatRecoveryCode, recoveryCodeOf } from './recovery-code';
import type { SignedIn } from './roles';
import { readSession } from './sign-in.server';
import { readThisDevice } from './this-device.server';
import { visibleReporter } from './visible-reporter';

/** Everything `/me` shows. `code`: null when there is no reporter yet, `lost` when its secret is gone. */
export interface MyPage {
  readonly session: SignedIn | null;
  readonly list: MyReports;
  readonly code: { readonly text: string } | 'lost' | null;
  /** Reports of this device that the account does not keep yet. */
  readonly unkept: number;
  readonly locked: boolean;
}

const NOTHING: MyReports = { reports: [], older: null };

/** Reads what the visitor of the running request may see. @param after receipt to continue the list after */
export async function readMyPage(after: string | null): Promise<MyPage> {
  const session = await readSession();
  const device = await readThisDevice();
  const onDevice = device && (await findReporterOfDevice(pool(), accountKeys(), device));
  const ofUser = session && (await findReporterOfUser(pool(), session.userId));
  const { own, unkept, locked } = visibleReporter<FoundReporter>(session?.userId ?? null, ofUser, onDevice);
  return {
    session,
    list: own ? await listMyReports(pool(), own.id, after) : NOTHING,
    code: own && codeOf(own),
    unkept: unkept ? await countMyReports(pool(), unkept.id) : 0,
    locked,
  };
}

function codeOf(reporter: FoundReporter): { text: string } | 'lost' {
  const code = recoveryCodeOf(accountKeys(), reporter);
  return code ? { text: formatRecoveryCode(code) } : 'lost';
}
