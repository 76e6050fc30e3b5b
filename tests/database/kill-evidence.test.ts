import './intake-settings';
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleCommand } from '@/lib/commands/run/bundle-command.mjs';
import { findLocked, unlock } from '@/lib/evidence/read-attachments.server';
import { lookForFiles, sweepIncoming, sweepUnheld } from '@/lib/evidence/sweep-objects.server';
import { attachmentsOf, vaultFixture } from './attachment-fixture';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
let place: Awaited<ReturnType<typeof vaultFixture>>;
let bundle: string;

beforeAll(async () => {
  db = await intakeFixture();
  place = await vaultFixture();
  bundle = await bundleCommand(process.cwd(), 'tests/database/give-evidence.ts');
});

afterAll(async () => {
  await db.close();
  await place.close();
});

/** Takes evidence in a process of its own, kills it outright some milliseconds after the first was acknowledged, and gives what was. */
async function killAfter(milliseconds: number): Promise<[receipt: string, name: string][]> {
  const child = spawn(process.execPath, [bundle, db.url, place.root], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const closed = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (text) => {
      said += text;
      resolve();
    }),
  );
  await pause(milliseconds);
  child.kill('SIGKILL');
  await closed;
  return said
    .split('\n')
    .filter((line) => line.length === 33)
    .map((line) => line.split(' ') as [string, string]);
}

it('a web server killed outright leaves no file without a row and no row without a file', {
  timeout: 60_000,
}, async () => {
  const given: [string, string][] = [];
  for (let round = 0; round < 5; round++) given.push(...(await killAfter(Math.random() * 300)));
  for (const [receipt, name] of given) {
    const locked = await findLocked(db.pool, receipt, name);
    let bytes = 0;
    for await (const piece of (locked && (await unlock(place.vault, locked))) ?? []) bytes += piece.length;
    expect(bytes).toBe(locked?.bytes);
  }
  const later = new Date(Date.now() + 8 * 86_400_000);
  await sweepUnheld(db.pool, place.vault, later);
  await sweepIncoming(place.vault, later);
  const { rows } = await db.pool.query<{ object_key: string }>('SELECT object_key FROM attachment ORDER BY 1');
  expect((await place.files()).sort()).toEqual(rows.map(({ object_key }) => object_key));
  expect(rows.length).toBeGreaterThanOrEqual(given.length);
  expect(await lookForFiles(db.pool, place.vault, later)).toBe(0);
  expect(await attachmentsOf(db, place.vault).findings()).toEqual([]);
});
