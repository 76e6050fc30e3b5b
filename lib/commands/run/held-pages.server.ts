import 'server-only';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@/lib/platform/exclusive-lock.mjs';

/** Pages that somebody took this lately are left alone, even if his process is not yet to be seen. */
const FRESH_MS = 60_000;
const PAGES = /^[0-9a-f]{16}$/;
/** What builds before this arrangement left in `.next` itself. */
const FORMER = ['BUILD_ID', 'built-from', 'build', 'cache', 'diagnostics', 'server', 'static', 'types'];

const holdersOf = (root: string, hash: string) => join(root, '.next', `held-${hash}`);

/** Says that this process builds or serves the pages of a hash. @returns how to say that it no longer does */
export function holdPages(root: string, hash: string): () => void {
  const mark = join(holdersOf(root, hash), String(process.pid));
  mkdirSync(holdersOf(root, hash), { recursive: true });
  writeFileSync(mark, '');
  return () => rmSync(mark, { force: true });
}

/** Clears away all pages but those of `hash` and those that a living process holds. */
export function dropOldPages(root: string, hash: string): void {
  const names = readdirSync(join(root, '.next'));
  for (const name of names) {
    const old = PAGES.test(name) && name !== hash && !isHeld(root, name);
    if (old) rmSync(holdersOf(root, name), { recursive: true, force: true });
    if (old || FORMER.includes(name)) rmSync(join(root, '.next', name), { recursive: true, force: true });
  }
}

function isHeld(root: string, hash: string): boolean {
  const folder = holdersOf(root, hash);
  try {
    return readdirSync(folder).some((pid) => isAlive(Number(pid)) || fresh(join(folder, pid)));
  } catch {
    return false;
  }
}

const fresh = (file: string): boolean => Date.now() - statSync(file).mtimeMs < FRESH_MS;
