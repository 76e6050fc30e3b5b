import { type Keyring, sameHash } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';

/** A page's ticket for one report: makes a second press a replay, and tells how long the page was open. */
export type FormToken = { readonly id: string; readonly issuedAt: Date };
export type FormTokenProblem = 'malformed' | 'forged' | 'expired';

const LIFETIME = 24 * 3600_000;
const SHAPE = /^([A-Za-z0-9_-]{22})\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{22})$/;

/**
 * Writes a token: id, time of issue, keyed hash over both.
 * @param random 16 random bytes
 */
export function writeFormToken(random: Buffer, now: Date, keys: Keyring): string {
  const body = `${random.toString('base64url')}.${now.getTime().toString(36)}`;
  return `${body}.${keys.hash('form', body, 16).toString('base64url')}`;
}

/** Reads a token back; a token is good for 24 hours. */
export function readFormToken(token: string, now: Date, keys: Keyring): Result<FormToken, FormTokenProblem> {
  const opened = openFormToken(token, keys);
  if (!opened.ok) return opened;
  const age = now.getTime() - opened.value.issuedAt.getTime();
  return age > LIFETIME || age < -LIFETIME ? err('expired') : opened;
}

/** Reads a token of any age: proof that one of our pages was opened, and which. */
export function openFormToken(token: string, keys: Keyring): Result<FormToken, Exclude<FormTokenProblem, 'expired'>> {
  const [, id, issued, mac] = SHAPE.exec(token) ?? [];
  if (!id || !issued || !mac) return err('malformed');
  const given = Buffer.from(mac, 'base64url');
  if (!keys.hashes('form', `${id}.${issued}`, 16).some((hash) => sameHash(hash, given))) return err('forged');
  return ok({ id, issuedAt: new Date(Number.parseInt(issued, 36)) });
}
