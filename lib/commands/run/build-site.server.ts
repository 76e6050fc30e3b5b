import 'server-only';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '@/lib/platform/exclusive-lock.mjs';
import { tailOf } from '@/lib/platform/postgres/cluster-folder.server';
import { dropOldPages, holdPages } from './held-pages.server';
import { sourceHash } from './source-hash.server';

/** Where the pages of one state of the sources are built and served from; `folder` is relative to the project. */
export type Pages = {
  readonly folder: string;
  /** What Next must be told, when it builds and when it serves. */
  readonly env: { readonly WURAO_PAGES: string };
  /** Lets a later start clear these pages away. */
  release(): void;
};

/**
 * Builds the pages unless they were built from these very sources, each state of the sources in a folder of its own: what another site serves is
 * never touched. Pages that nobody serves any more are cleared away. Throws the end of the build's own words when it fails; `signal` ends it.
 */
export async function buildSite(
  root: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<Pages> {
  const hash = sourceHash(root).slice(0, 16);
  const folder = `.next/${hash}`;
  const pages = { folder, env: { WURAO_PAGES: folder }, release: holdPages(root, hash) };
  const stamp = join(root, folder, 'built');
  if (existsSync(stamp)) {
    say('pages: built before');
    return pages;
  }
  const build = async () => {
    if (existsSync(stamp) || signal.aborted) return;
    say('pages: building, about a minute …');
    const began = Date.now();
    await runBuild(root, { ...env, ...pages.env }, signal, say);
    writeFileSync(stamp, '');
    say(`pages: built in ${Math.round((Date.now() - began) / 1000)} s`);
    dropOldPages(root, hash);
  };
  await withLock(join(root, '.data', 'build.lock'), build, () =>
    say('pages: waiting for another command that is building them …'),
  );
  return pages;
}

async function runBuild(root: string, env: NodeJS.ProcessEnv, signal: AbortSignal, say: (line: string) => void) {
  const log = join(root, '.data', 'build.log');
  const output = openSync(log, 'w');
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output, output],
    signal,
    killSignal: 'SIGTERM',
  });
  closeSync(output);
  const began = Date.now();
  const progress = setInterval(
    () => say(`pages: still building, ${Math.round((Date.now() - began) / 1000)} s …`),
    20_000,
  );
  const code = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve('not finished')));
  clearInterval(progress);
  if (code === 0) return;
  rmSync(join(root, String(env.WURAO_PAGES)), { recursive: true, force: true });
  throw new Error(`the build failed (${code}); the end of ${log}:\n${tailOf(log, 40)}`);
}
