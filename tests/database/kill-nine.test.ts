import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { bundleCommand } from '@/lib/commands/run/bundle-command.mjs';
import { auditLog } from '@/lib/ledger/audit/audit-log.server';
import type { Finding } from '@/lib/ledger/audit/finding';
import { createPool } from '@/lib/platform/database.server';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { type Cluster, openCluster } from '@/lib/platform/postgres/open-cluster.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, report } from './arrivals';
import { countRows, type IntakeFixture, intakeFixture } from './intake-fixture';

let db: IntakeFixture;
let bundle: string;

beforeAll(async () => {
  db = await intakeFixture();
  bundle = await bundleCommand(process.cwd(), 'tests/database/take-reports.ts');
});

afterAll(() => db.close());

async function expectSound(pool: pg.Pool, receipts: readonly string[]) {
  const { rowCount } = await pool.query('SELECT receipt FROM report WHERE receipt = ANY($1)', [receipts]);
  expect(rowCount).toBe(new Set(receipts).size);
  expect(await countRows(pool)).toMatchObject({ orphans: 0, dangling: 0 });
  const findings: Finding[] = [];
  expect((await auditLog(pool, (finding) => findings.push(finding))).entries).toBeGreaterThanOrEqual(receipts.length);
  expect(findings).toEqual([]);
  await foldReports(pool);
  expect(await recountUnits(pool, { repair: false })).toMatchObject({ different: 0 });
}

/** Starts the intake in a process of its own, kills it outright some milliseconds after its first receipt, and gives all its receipts. */
async function killAfter(milliseconds: number, round: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [bundle, db.url, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const closed = new Promise((resolve) => child.once('close', resolve));
  await new Promise<void>((resolve) =>
    child.stdout?.on('data', (text) => {
      said += text;
      resolve();
    }),
  );
  await pause(milliseconds);
  child.kill('SIGKILL');
  await closed;
  return said.split('\n').filter((line) => line.length === 16);
}

it('a web server killed outright loses nothing that it acknowledged', { timeout: 40_000 }, async () => {
  const receipts: string[] = [];
  for (let round = 0; round < 5; round++) {
    const folding = foldReports(db.pool);
    const more = await killAfter(Math.random() * 400, round);
    await folding;
    expect(more.length).toBeGreaterThan(0);
    receipts.push(...more);
    await expectSound(db.pool, receipts);
  }
  expect(new Set(receipts).size).toBe(receipts.length);
});

it('a database killed outright loses nothing that it acknowledged, and the intake goes on by itself', {
  timeout: 60_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kill-nine-'));
  const cluster: Cluster = await openCluster({ dataDir });
  await cluster.ensureDatabase('killed');
  await applyMigrations(cluster.url('killed'));
  const pool = createPool(cluster.url('killed'));
  const queue = new IntakeQueue(pool);
  await loadReferenceData(pool);
  const receipts = new Map<string, string>();
  let failed = 0;
  let writing = true;
  const press = async (finger: number) => {
    for (let n = 0; writing; n++) {
      const key = `finger-${finger}-press-${n}`;
      const arrival = arrivalOf(report(), { device: newDevice() }, key);
      // As a client does: the same again under the same key until it is acknowledged.
      while (!receipts.has(key)) {
        const answer = await queue.submit(arrival).catch(() => null);
        if (answer && 'receipt' in answer) receipts.set(key, answer.receipt);
        else await pause(50, failed++);
      }
    }
  };
  const fingers = Array.from({ length: 16 }, (_, finger) => press(finger));
  for (let kill = 1; kill <= 2; kill++) {
    const before = receipts.size;
    while (receipts.size < before + 150) await pause(5);
    await pause(Math.random() * 200);
    process.kill(Number(readFileSync(join(dataDir, 'files', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    const at = failed;
    while (failed === at) await pause(5);
  }
  const before = receipts.size;
  while (receipts.size < before + 50) await pause(5);
  writing = false;
  await Promise.all(fingers);
  await expectSound(pool, [...receipts.values()]);
  expect((await countRows(pool)).reports).toBe(receipts.size);
  await pool.end();
  await cluster.close();
  rmSync(dataDir, { recursive: true });
});
