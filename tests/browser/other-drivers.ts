import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { mintDeviceSecret } from '../../lib/accounts/device-secret';
import type { Told } from './fill-report';

/** So many drivers nobody has met, each reporting what `tell` says of the n-th. */
export async function otherDriversReport(drivers: number, tell: (n: number) => readonly Told[]): Promise<void> {
  await Promise.all(Array.from({ length: drivers }, (_, n) => reportAll(tell(n))));
}

async function reportAll(reports: readonly Told[]): Promise<void> {
  const cookie = `wurao_device=${mintDeviceSecret(randomBytes(20))}`;
  for (const report of reports) {
    const answer = await fetch(`${process.env.WURAO_TEST_ORIGIN}/api/v1/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', cookie },
      body: JSON.stringify(report),
    });
    expect(answer.status, await answer.text()).toBe(201);
  }
}
