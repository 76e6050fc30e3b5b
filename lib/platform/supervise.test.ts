import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isAlive } from './exclusive-lock.mjs';
import { type Supervised, supervise } from './supervise.server';

const PACE = { firstDelayMs: 5, longestDelayMs: 20, settledMs: 60_000, graceMs: 300 };
const within = { timeout: 60_000, interval: 10 };
let folder: string;
let running: Supervised | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'supervise-'));
});

afterAll(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true });
});

// Each program notes its process ids, one line per life.
function run(name: string, body: string): { lives: () => number[]; said: string[] } {
  const script = join(folder, `${name}.mjs`);
  const notes = join(folder, `${name}.pids`);
  writeFileSync(notes, '');
  writeFileSync(
    script,
    `import fs from 'node:fs';\n${body}\nfs.appendFileSync(${JSON.stringify(notes)}, process.pid + '\\n');`,
  );
  const said: string[] = [];
  running = supervise([{ name, args: [script], env: process.env }], (line) => said.push(line), PACE);
  return { lives: () => readFileSync(notes, 'utf8').trim().split('\n').filter(Boolean).map(Number), said };
}

it('starts a killed program again, and none after it was told to stop', async () => {
  const { lives, said } = run('sleeper', 'setInterval(() => {}, 1000);');
  await vi.waitFor(() => expect(lives()).toHaveLength(1), within);
  process.kill(lives()[0] ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(lives()).toHaveLength(2), within);
  expect(said).toEqual(['sleeper ended (SIGKILL); starting it again in 0.005 s']);
  await running?.stop();
  expect(lives().map(isAlive)).toEqual([false, false]);
});

it('counts deaths in a row and waits longer after each', async () => {
  const { said } = run('failing', 'process.exitCode = 3;');
  await vi.waitFor(() => expect(running?.earlyDeaths('failing')).toBeGreaterThanOrEqual(3), within);
  await running?.stop();
  const delays = said.map((line) => line.replace(/.*in /, ''));
  expect(delays.slice(0, 3)).toEqual(['0.005 s', '0.01 s', '0.02 s']);
});

it('kills a program that does not listen', async () => {
  const { lives } = run('deaf', `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`);
  await vi.waitFor(() => expect(lives()).toHaveLength(1), within);
  await running?.stop();
  expect(lives().map(isAlive)).toEqual([false]);
});
