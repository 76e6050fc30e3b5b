import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { accountKeys } from './account-keys.server';
import type { DeviceSecret } from './device-secret';
import { type FoundReporter, findReporterOfDevice, findReporterOfUser } from './find-reporter.server';
import { type ReadSession, readSession } from './sign-in.server';
import { readThisDevice } from './this-device.server';
import { type Visible, visibleReporter } from './visible-reporter';

/** Who the visitor of the running request is: the account signed in, if any, and the reporters it may see. */
export interface ThisVisitor extends Visible<FoundReporter> {
  readonly session: ReadSession | null;
  readonly device: DeviceSecret | null;
}

/** Reads who sent the running request. `own` is whose records he may see and add to. */
export async function readThisVisitor(): Promise<ThisVisitor> {
  const session = await readSession();
  const device = await readThisDevice();
  const onDevice = device && (await findReporterOfDevice(pool(), accountKeys(), device));
  const ofUser = session && (await findReporterOfUser(pool(), session.userId));
  return { session, device, ...visibleReporter<FoundReporter>(session?.userId ?? null, ofUser, onDevice) };
}
