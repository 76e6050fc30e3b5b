import 'server-only';
import { randomBytes } from 'node:crypto';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { DEVICE_SECRET_BYTES, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { keepThisDevice } from '@/lib/accounts/this-device.server';
import { systemClock } from '@/lib/platform/clock';
import { becomeSampleDriver } from './sample-driver.server';

/** Gives the device of the running request a new secret that speaks for the demo's sample driver; nothing happens where drivers are real. */
export async function becomeThisSample(): Promise<void> {
  const device = mintDeviceSecret(randomBytes(DEVICE_SECRET_BYTES));
  if (await becomeSampleDriver(accountKeys(), device, systemClock())) await keepThisDevice(device);
}
