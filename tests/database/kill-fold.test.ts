import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleCommand } from '@/lib/commands/run/bundle-command.mjs';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { arrivalOf, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

const WEEK = 7 * 86_400_000;

let db: IntakeFixture;
let bundle: string;

beforeAll(async () => {
  db = await intakeFixture();
  bundle = await bundleCommand(process.cwd(), 'tests/database/fold-forever.ts');
});
afterAll(() => db.close());

/** Folds in a process of its own and kills it outright some milliseconds after it has begun. */
async function killAfter(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [bundle, db.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await pause(milliseconds);
  child.kill('SIGKILL');
  await closed;
}

it('a folder killed outright has counted every report once or not yet', { timeout: 60_000 }, async () => {
  const devices = Array.from({ length: 40 }, newDevice);
  for (let round = 0; round < 6; round++) {
    const at = new Date(now.getTime() - (6 - round) * WEEK);
    const sent = Array.from({ length: 400 }, (_, n) =>
      arrivalOf(
        report({ insurer: ['pingan', 'picc', 'cpic'][n % 3], calledAt: new Date(at.getTime() - 60_000).toISOString() }),
        { device: devices[(n * 7 + round) % 40] ?? null },
        null,
        at,
      ),
    );
    await insertReports(db.pool, sent);
    await killAfter(Math.random() * 60);
    expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ different: 0, first: [] });
  }
  await foldReports(db.pool);
  expect(await recountUnits(db.pool, { repair: false })).toMatchObject({ reports: 2_400, different: 0 });
});
