import 'server-only';
import { randomBytes } from 'node:crypto';
import { pool } from '@/lib/platform/database.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { accountKeys } from './account-keys.server';
import { ensureReporterOfDevice } from './ensure-reporter.server';
import { keepMyRecord } from './my-record.server';
import type { SignedIn } from './roles';
import { keepThisDevice, readOrMintThisDevice } from './this-device.server';
import { readThisVisitor } from './this-visitor.server';

/** Whose record the visitor of the running request may read. `locked`: the device's record is kept by an account that is not signed in here. */
export interface MyReporter {
  readonly session: SignedIn | null;
  readonly reporterId: bigint | null;
  readonly locked: boolean;
}

/** The reporter of the running request: that of the account signed in, failing that the device's own. */
export async function findMyReporter(): Promise<MyReporter> {
  const { session, own, unkept, locked } = await readThisVisitor();
  return { session, reporterId: (own ?? unkept)?.id ?? null, locked };
}

/**
 * The same, and a new reporter for a visitor who has told nothing yet: a case may be kept before the first report. Only an action or a route handler may
 * call this, as it sets the device's cookie.
 */
export async function openMyReporter(now: Date): Promise<Result<bigint, 'locked'>> {
  const { session, reporterId, locked } = await findMyReporter();
  if (reporterId !== null) return ok(reporterId);
  if (locked) return err('locked');
  const device = await readOrMintThisDevice();
  const made = await ensureReporterOfDevice(pool(), device, { keys: accountKeys(), now, random: randomBytes });
  await keepThisDevice(device);
  const kept = session && (await keepMyRecord(session.userId, device));
  return ok((kept?.ok && kept.value.reporterId) || made);
}
