import 'server-only';
import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NOBODY = 65534;

/** How to start a program that refuses to run as root: what to put before it, and whom its files must belong to. */
export type Unprivileged = {
  readonly prefix: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number };
  readonly owner: number | null;
};

/**
 * As an ordinary user: nothing to do. As root: as the user who already owns `files`, if that is not root; else inside a
 * user namespace in which root is called nobody, where the kernel allows that (files stay root's), else as nobody.
 */
export function unprivileged(files: string): Unprivileged {
  if (process.getuid?.() !== 0) return { prefix: [], options: {}, owner: null };
  const { uid, gid } = statSync(files, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 };
  if (uid !== 0) return { prefix: [], options: { uid, gid }, owner: uid };
  const namespace = ['unshare', '-U', `--map-user=${NOBODY}`];
  if (spawnSync('unshare', [...namespace.slice(1), 'true'], { stdio: 'ignore' }).status === 0) {
    return { prefix: namespace, options: {}, owner: 0 };
  }
  return { prefix: [], options: { uid: NOBODY, gid: NOBODY }, owner: NOBODY };
}

/** Gives a file, or a folder and all in it, to its owner; quick when the folder already is theirs. */
export function giveTo(path: string, owner: number | null): void {
  if (owner === null || lstatSync(path).uid === owner) return;
  const entries = lstatSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  for (const entry of entries) lchownSync(join(path, entry), owner, owner);
  // Last, so that an interrupted run starts over.
  lchownSync(path, owner, owner);
}

/** All that PostgreSQL's programs need of our environment; our PG… variables and locale must not reach them. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  const needed: Record<string, string | undefined> = { PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' };
  return needed as NodeJS.ProcessEnv;
}
