import 'server-only';
import { pool, prisma } from '@/lib/platform/database.server';
import { refoldAfterMerge } from '@/lib/ranking/units/refold-reporters.server';
import { accountKeys } from './account-keys.server';
import { adoptReports } from './adopt-reports.server';
import type { DeviceSecret } from './device-secret';
import type { RecoveryCode } from './recovery-code';
import { restoreReporter } from './restore-reporter.server';
import { signOutEverywhere } from './sessions.server';

/** Brings the record of a recovery code to a device. */
export const restoreMyRecord = (code: RecoveryCode, device: DeviceSecret, now: Date) =>
  restoreReporter(pool(), accountKeys(), { code, device, now }, refoldAfterMerge(pool()));

/** Lets an account keep what a device has reported. */
export const keepMyRecord = (userId: string, device: DeviceSecret) =>
  adoptReports(pool(), accountKeys(), { userId, device }, refoldAfterMerge(pool()));

/** Ends every session of an account. */
export const endMySessions = (userId: string): Promise<void> => signOutEverywhere(prisma(), userId);
