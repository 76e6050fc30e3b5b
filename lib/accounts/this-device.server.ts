import 'server-only';
import { randomBytes } from 'node:crypto';
import { cookies, headers } from 'next/headers';
import { settings } from '@/lib/platform/settings.server';
import {
  DEVICE_SECRET_BYTES,
  type DeviceSecret,
  deviceCookie,
  deviceCookieName,
  mintDeviceSecret,
  parseDeviceSecret,
} from './device-secret';

const https = (): boolean => settings().ORIGIN.startsWith('https:');

/** The secret of the device that sent the running request, or null when it has none. */
export async function readThisDevice(): Promise<DeviceSecret | null> {
  return parseDeviceSecret((await cookies()).get(deviceCookieName(https()))?.value);
}

/** The device's secret, or a new one; only an action or a route handler may call this, and must then `keepThisDevice`. */
export async function readOrMintThisDevice(): Promise<DeviceSecret> {
  return (await readThisDevice()) ?? mintDeviceSecret(randomBytes(DEVICE_SECRET_BYTES));
}

/** Sets the device's cookie, for another 400 days. */
export async function keepThisDevice(secret: DeviceSecret): Promise<void> {
  (await cookies()).set(deviceCookie(secret, https()));
}

/** The network of the running request as the front server states it; it overwrites what a client sends under this name. */
export async function readThisNetwork(): Promise<string> {
  return (await headers()).get('x-wurao-network') ?? 'unknown';
}

/** Takes the device's cookie back; only an action or a route handler may call this. */
export async function forgetThisDevice(): Promise<void> {
  (await cookies()).set({ ...deviceCookie('' as DeviceSecret, https()), maxAge: 0 });
}
