import 'server-only';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterFolder } from './cluster-folder.server';
import type { PostgresBinaries } from './postgres-binaries.server';
import { giveTo, postgresEnvironment, type Unprivileged } from './unprivileged.server';

export const SUPERUSER = 'wurao';
const MAJOR = '18';
const HALF_DONE = 'half-done-';

/**
 * Creates the cluster if there is none yet. The files are made in a folder of their own and renamed when they are
 * complete, so a process killed half-way leaves nothing that looks like a cluster. Call under the folder's lock.
 */
export async function createCluster(folder: ClusterFolder, binaries: PostgresBinaries, runAs: Unprivileged) {
  const version = join(folder.files, 'PG_VERSION');
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim();
    if (found === MAJOR) return;
    throw new Error(`${folder.files} holds data of PostgreSQL ${found}, this is ${MAJOR}; move it away or convert it`);
  }
  await removeHalfDone(folder.home);
  const fresh = mkdtempSync(join(folder.home, HALF_DONE));
  writePassword(folder);
  giveTo(fresh, runAs.owner);
  await runInitdb(fresh, folder, binaries, runAs);
  renameSync(fresh, folder.files);
}

// The initdb of a killed command may still be writing for a moment; what it makes meanwhile is in nobody's way.
async function removeHalfDone(home: string): Promise<void> {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(HALF_DONE))) {
    await rm(join(home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => {});
  }
}

function writePassword(folder: ClusterFolder): void {
  writeFileSync(`${folder.password}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 });
  renameSync(`${folder.password}.new`, folder.password);
}

async function runInitdb(target: string, folder: ClusterFolder, binaries: PostgresBinaries, runAs: Unprivileged) {
  const passwordFile = `${target}-password`;
  writeFileSync(passwordFile, readFileSync(folder.password), { mode: 0o600 });
  giveTo(passwordFile, runAs.owner);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const [program = '', ...args] = [...runAs.prefix, binaries.initdb, '-D', target, ...locale, ...access];
  const child = spawn(program, [...args, '--no-instructions'], {
    ...runAs.options,
    cwd: folder.home,
    env: postgresEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise((resolve) =>
    child.on('close', resolve).on('error', (error) => resolve(error.message)),
  );
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Error(`PostgreSQL could not create its files in ${target} (${code})\n${said.trim()}`);
}
