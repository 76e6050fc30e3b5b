import 'server-only';
import { systemClock } from '@/lib/platform/clock';
import { pool, prisma } from '@/lib/platform/database.server';
import { err, type Result } from '@/lib/platform/result';
import { accountKeys } from './account-keys.server';
import { type KeptWay, listWays, unlinkWay } from './account-ways.server';
import { detachDevice, type KeptDevice, listDevices } from './devices.server';
import type { FoundReporter } from './find-reporter.server';
import type { Way } from './identity';
import { type LeaveProblem, leaveContact } from './leave-contact.server';
import { keepMyRecord } from './my-record.server';
import { formatRecoveryCode, recoveryCodeOf } from './recovery-code';
import { endSession, type KeptSession, listSessions } from './sessions.server';
import { type ReadSession, readSession } from './sign-in.server';
import { keepThisDevice, readOrMintThisDevice } from './this-device.server';
import { readThisVisitor } from './this-visitor.server';

/** Everything `/me/account` shows. `code`: null when there is no reporter yet, `lost` when its secret is gone. */
export interface MyAccount {
  readonly session: ReadSession | null;
  readonly ways: readonly KeptWay[];
  readonly sessions: readonly KeptSession[];
  readonly devices: readonly KeptDevice[];
  readonly code: { readonly text: string } | 'lost' | null;
  readonly locked: boolean;
}

/** Reads what the visitor of the running request may see of account, sessions and devices. */
export async function readMyAccount(): Promise<MyAccount> {
  const { session, device, own, locked } = await readThisVisitor();
  return {
    session,
    ways: session ? await listWays(pool(), session.userId) : [],
    sessions: session ? await listSessions(prisma(), session.userId, systemClock()) : [],
    devices: own ? await listDevices(pool(), accountKeys(), own.id, device) : [],
    code: own && codeOf(own),
    locked,
  };
}

/** The recovery code of a driver, for a person to write down. */
export function codeOf(reporter: FoundReporter): { text: string } | 'lost' {
  const code = recoveryCodeOf(accountKeys(), reporter);
  return code ? { text: formatRecoveryCode(code) } : 'lost';
}

/** Ends one session of the visitor's account. */
export async function endMySession(id: string): Promise<void> {
  const session = await readSession();
  if (session) await endSession(prisma(), session.userId, id);
}

/** Takes a device from the visitor's record; the one that asks only if an account keeps the record. */
export async function detachMyDevice(handle: string): Promise<void> {
  const { session, device, own } = await readThisVisitor();
  if (!own) return;
  const devices = await listDevices(pool(), accountKeys(), own.id, device);
  const meant = devices.find((kept) => kept.handle === handle);
  if (meant && (session || !meant.here)) await detachDevice(pool(), accountKeys(), own.id, handle);
}

/** Takes a way out of the visitor's account. */
export async function unlinkMyWay(way: Way): Promise<Result<void, 'last' | 'signed_out'>> {
  const session = await readSession();
  return session ? unlinkWay(pool(), session.userId, way) : err('signed_out');
}

/** Drops the visitor's account and keeps the reports with this device. Only an action may call this, as it sets a cookie. */
export async function leaveMyContact(): Promise<Result<void, LeaveProblem>> {
  const session = await readSession();
  if (!session) return err('unknown_user');
  const device = await readOrMintThisDevice();
  // What this device has reported beside the account comes along: afterwards nothing would tell that it is one driver's.
  await keepMyRecord(session.userId, device);
  const left = await leaveContact(pool(), accountKeys(), { userId: session.userId, device, now: systemClock() });
  if (left.ok) await keepThisDevice(device);
  return left;
}
