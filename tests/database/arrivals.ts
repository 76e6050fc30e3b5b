import './intake-settings';
import { randomBytes } from 'node:crypto';
import { mintDeviceSecret } from '@/lib/accounts/device-secret';
import { type Keyring, keyring } from '@/lib/platform/keyed-hash';
import type { Arrival } from '@/lib/reports/intake/arrival';
import { saidColumns } from '@/lib/reports/intake/report-row';
import { fingerprint, identityOf, type Sender, submissionKey } from '@/lib/reports/intake/submission-identity';
import { readReport } from '@/lib/reports/read-report';
import { reportInput } from '@/lib/reports/report-input';
import { randomReceipt } from './random-receipt';

export const keys: Keyring = keyring(process.env.WURAO_SECRET ?? '');
export const now = new Date('2026-11-22T04:00:30Z');
export const nobody: Sender = { device: null, recovery: null, network: '7f0000', userAgent: 'test' };
export const newDevice = () => mintDeviceSecret(randomBytes(20));

/** The n-th private number of a test. */
export const mobile = (n: number): string => `138${String(10_000_000 + n)}`;

/** A report that nobody has sent before, unless the number is given. */
let numbers = 0;
export const report = (change: object = {}) => ({
  number: mobile(numbers++),
  insurer: 'pingan',
  city: '440100',
  ...change,
});

/** A submission as it stands before the database, made by the product's own steps. `key`: the sender's own. */
export function arrivalOf(said: object, sender: Partial<Sender> = {}, key: string | null = null, at = now): Arrival {
  const input = reportInput.parse(said);
  const read = readReport(input, at);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const columns = saidColumns(read.value, keys);
  const whole = { ...nobody, ...sender };
  const submission = submissionKey(key, whole, columns, keys);
  const { identity } = identityOf(whole, null, randomBytes, keys);
  const envelope = { receipt: randomReceipt(), received_at: at.toISOString(), door: 'api', proof: 'none' } as const;
  return { key: submission, fingerprint: fingerprint(input, keys), identity, row: { ...columns, ...envelope } };
}
