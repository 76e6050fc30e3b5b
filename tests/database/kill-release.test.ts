import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { bundleCommand } from '@/lib/commands/run/bundle-command.mjs';
import { readPublished } from '@/lib/dataset/release/read-published.server';
import { checkSums } from '@/lib/dataset/verify/check-sums.server';
import { fillDemo } from '@/lib/demo/fill-demo.server';
import { createPool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { type FreshDatabase, freshDatabase } from './fresh-database';

const NOW = new Date('2026-11-24T04:00:00Z');
const MONTH = '2026-10';

let database: FreshDatabase;
let db: pg.Pool;
let bundle: string;
const roots: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 2);
  await loadReferenceData(db);
  const keys = keyring('the secret of this test, of 32 bytes or more, and then some more');
  await fillDemo(database.url, { reports: 800, seed: 3 }, { keys, now: NOW, say: () => {} });
  bundle = await bundleCommand(process.cwd(), 'tests/database/release-once.ts');
}, 120_000);

afterAll(async () => {
  await db.end();
  await database.drop();
  for (const root of roots) await rm(root, { recursive: true });
});

const newRoot = async () => {
  const root = await mkdtemp(join(tmpdir(), 'wurao-killed-'));
  roots.push(root);
  return root;
};

/** Builds in a process of its own; `watch` is called again and again until it says that the process is to be killed outright. */
async function build(root: string, watch: () => Promise<boolean>): Promise<string> {
  const args = ['--enable-source-maps', bundle, database.url, root, MONTH, NOW.toISOString()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let [said, ended] = ['', false];
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const closed = new Promise<void>((resolve) =>
    child.once('close', () => {
      ended = true;
      resolve();
    }),
  );
  while (!ended && !(await watch())) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  await closed;
  return said.trim().split('\n').at(-1) ?? '';
}

/** The files of the folder that is being built: how many there are. */
async function half(root: string): Promise<number> {
  const [name] = (await readdir(root)).filter((one) => one.startsWith('.building-'));
  return name ? (await readdir(join(root, name)).catch(() => [])).length : 0;
}

it('a builder killed outright publishes nothing, and the next one cleans up and publishes the same bytes', {
  timeout: 120_000,
}, async () => {
  const root = await newRoot();
  for (const files of [1, 60]) {
    expect(await build(root, async () => (await half(root)) >= files)).toBe('building');
    expect(await readPublished(db)).toEqual([]);
    expect((await readdir(root)).every((name) => name.startsWith('.building-'))).toBe(true);
  }
  const folder = await build(root, async () => false);
  expect(await readdir(root)).toEqual([folder]);
  expect((await readPublished(db)).map((release) => release.folder)).toEqual([folder]);
  expect((await checkSums(join(root, folder))).problems).toEqual([]);

  // Without ever having been killed: the same.
  await db.query(
    'ALTER TABLE release DISABLE TRIGGER USER; DELETE FROM release; ALTER TABLE release ENABLE TRIGGER USER',
  );
  const other = await newRoot();
  expect(await build(other, async () => false)).toBe(folder);
  const sums = (at: string) => readFile(join(at, folder, 'SHA256SUMS'), 'utf8');
  expect(await sums(other)).toBe(await sums(root));
});
