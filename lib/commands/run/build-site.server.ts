import 'server-only';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '@/lib/platform/exclusive-lock.mjs';
import { tailOf } from '@/lib/platform/postgres/cluster-folder.server';
import { sourceHash } from './source-hash.server';

/**
 * Builds the pages into `.next` unless they were built from these very sources. Throws the end of the build's own
 * words when it fails; `signal` ends it.
 */
export async function buildSite(
  root: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const wanted = sourceHash(root);
  const stamp = join(root, '.next', 'built-from');
  const built = () =>
    existsSync(join(root, '.next', 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (built()) return say('pages: built before');
  await withLock(
    join(root, '.data', 'build.lock'),
    async () => {
      if (built() || signal.aborted) return;
      say('pages: building, about a minute …');
      const began = Date.now();
      rmSync(stamp, { force: true });
      await runBuild(root, env, signal, say);
      writeFileSync(stamp, wanted);
      say(`pages: built in ${Math.round((Date.now() - began) / 1000)} s`);
    },
    () => say('pages: waiting for another command that is building them …'),
  );
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
  if (code !== 0) throw new Error(`the build failed (${code}); the end of ${log}:\n${tailOf(log, 40)}`);
}
