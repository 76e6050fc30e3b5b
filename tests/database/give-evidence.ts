import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { addAttachment } from '@/lib/evidence/add-attachment.server';
import { mp3 } from '@/lib/evidence/sample-files.fixture';
import { folderStore } from '@/lib/evidence/store/folder-store.server';
import { fileKeys } from '@/lib/evidence/vault/file-keys';
import { createPool } from '@/lib/platform/database.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, report } from './arrivals';

// Takes evidence as the web server does, until it is killed. Each name is written out, unbuffered, once it is acknowledged.
const [, , url = '', root = ''] = process.argv;
const pool = createPool(url);
const queue = new IntakeQueue(pool);
const vault = {
  keys: fileKeys(['k'.repeat(43)]),
  store: folderStore(join(root, 'files')),
  incoming: join(root, 'incoming'),
};

async function* slowly(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 4_000) yield bytes.subarray(at, at + 4_000);
}

async function give(): Promise<never> {
  for (;;) {
    const answer = await queue.submit(arrivalOf(report(), { device: newDevice() }));
    if (!('receipt' in answer)) continue;
    const bytes = Buffer.concat([mp3(2), randomBytes(40_000)]);
    const added = await addAttachment({ pool, vault, now: () => new Date() }, answer.receipt, slowly(bytes));
    if (added.ok) writeSync(1, `${answer.receipt} ${added.value}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, give));
