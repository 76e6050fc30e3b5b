import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withLock } from './exclusive-lock.mjs';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

it('lets one in at a time and leaves nothing behind, even after a failure', async () => {
  const path = join(folder, 'turns');
  let inside = 0;
  const visit = (fail: boolean) =>
    withLock(path, async () => {
      expect(++inside).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
      if (fail) throw new Error('on purpose');
    });
  const results = await Promise.allSettled([visit(false), visit(true), visit(false), visit(false)]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
  expect(existsSync(path)).toBe(false);
});

it.each([
  ['a process that is gone', `999999999\n${hostname()}\nx`, 0],
  ['a machine that has not refreshed it for a minute', '1\nelsewhere\nx', 60],
])('takes over the lock of %s', async (_, mark, secondsOld) => {
  const path = join(folder, 'stale');
  writeFileSync(path, mark);
  const then = new Date(Date.now() - secondsOld * 1_000);
  utimesSync(path, then, then);
  expect(await withLock(path, () => 'inside')).toBe('inside');
});
