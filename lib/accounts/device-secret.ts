import { base32crockford } from '@scure/base';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { ownCookie, ownCookieName } from '@/lib/platform/own-cookie';

/** 160 random bits in Crockford's base 32: all that says who a driver is. Lives in a cookie; the database has its keyed hash. */
export type DeviceSecret = string & { readonly __brand: 'DeviceSecret' };

export const DEVICE_SECRET_BYTES = 20;

const SHAPE = /^[0-9A-HJKMNP-TV-Z]{32}$/;
// Browsers keep a cookie for 400 days at most.
const MAX_AGE_SECONDS = 400 * 24 * 3600;

/** A new secret from 20 random bytes of the caller. */
export function mintDeviceSecret(random: Uint8Array): DeviceSecret {
  if (random.length !== DEVICE_SECRET_BYTES) throw new RangeError(`a device secret needs ${DEVICE_SECRET_BYTES} bytes`);
  return base32crockford.encode(random) as DeviceSecret;
}

/** The secret a cookie holds, or null when the text was never one of ours. */
export function parseDeviceSecret(text: string | null | undefined): DeviceSecret | null {
  return text && SHAPE.test(text) ? (text as DeviceSecret) : null;
}

/** The secret in a raw `Cookie` request header, or null. */
export function deviceSecretIn(cookieHeader: string | null | undefined, https: boolean): DeviceSecret | null {
  const start = `${deviceCookieName(https)}=`;
  const pair = (cookieHeader ?? '').split(';').find((part) => part.trim().startsWith(start));
  return parseDeviceSecret(pair?.trim().slice(start.length));
}

export const deviceCookieName = (https: boolean): string => ownCookieName('wurao_device', https);

/** Name, value and attributes in the shape of Next's `cookies().set`. */
export const deviceCookie = (secret: DeviceSecret, https: boolean) =>
  ownCookie('wurao_device', secret, MAX_AGE_SECONDS, https);

/** The same as the value of a `Set-Cookie` header. */
export function deviceSetCookie(secret: DeviceSecret, https: boolean): string {
  const cookie = deviceCookie(secret, https);
  const attributes = `Path=${cookie.path}; Max-Age=${cookie.maxAge}; HttpOnly; SameSite=Lax`;
  return `${cookie.name}=${cookie.value}; ${attributes}${cookie.secure ? '; Secure' : ''}`;
}

/** What `device.secret_hash` stores of a secret (32 bytes). */
export const deviceHash = (keys: Keyring, secret: DeviceSecret): Buffer => keys.hash('device', secret);

/** Every value under which `device.secret_hash` may know a secret while keys rotate. */
export const deviceHashes = (keys: Keyring, secret: DeviceSecret): Buffer[] => keys.hashes('device', secret);
