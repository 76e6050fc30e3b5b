import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dropOldPages, holdPages } from './held-pages.server';

const [NEW, OLD, GONE] = ['1'.repeat(16), '2'.repeat(16), '3'.repeat(16)];
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wurao pages '));
  for (const hash of [NEW, OLD, GONE]) mkdirSync(join(root, '.next', hash, 'server'), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const there = () => [NEW, OLD, GONE].map((hash) => existsSync(join(root, '.next', hash, 'server')));

/** As if the process had taken the pages long ago. */
function age(hash: string, pid: number) {
  const mark = join(root, '.next', `held-${hash}`, String(pid));
  writeFileSync(mark, '');
  utimesSync(mark, 0, 0);
}

it('a new build clears away what nobody serves, and nothing that somebody does', async () => {
  const release = holdPages(root, OLD);
  age(OLD, process.pid);
  const other = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => other.on('exit', resolve));
  holdPages(root, GONE)();
  age(GONE, other.pid ?? 0);
  dropOldPages(root, NEW);
  expect(there()).toEqual([true, true, false]);
  release();
  dropOldPages(root, NEW);
  expect(there()).toEqual([true, false, false]);
});

it('pages taken a moment ago stay, and what builds used to leave goes', () => {
  writeFileSync(join(root, '.next', 'BUILD_ID'), 'x');
  mkdirSync(join(root, '.next', 'dev', 'server'), { recursive: true });
  holdPages(root, GONE);
  dropOldPages(root, NEW);
  expect(there()).toEqual([true, false, true]);
  expect(existsSync(join(root, '.next', 'BUILD_ID'))).toBe(false);
  expect(existsSync(join(root, '.next', 'dev', 'server'))).toBe(true);
});
