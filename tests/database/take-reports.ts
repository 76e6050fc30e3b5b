import { writeSync } from 'node:fs';
import { createPool } from '@/lib/platform/database.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, report } from './arrivals';

// Takes reports as the web server does, until it is killed. Every receipt is written out, unbuffered, once it is acknowledged.
const [, , url = '', round = '0'] = process.argv;
const queue = new IntakeQueue(createPool(url));
const devices = Array.from({ length: 40 }, newDevice);

async function press(finger: number): Promise<never> {
  for (let n = finger; ; n += 24) {
    const device = n % 3 ? newDevice() : (devices[n % 40] ?? null);
    const answer = await queue.submit(arrivalOf(report(), { device }, `round-${round}-press-${n}`));
    if ('receipt' in answer) writeSync(1, `${answer.receipt}\n`);
  }
}

await Promise.all(Array.from({ length: 24 }, (_, finger) => press(finger)));
