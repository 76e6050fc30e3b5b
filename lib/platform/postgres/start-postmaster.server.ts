import 'server-only';
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '@/lib/platform/exclusive-lock.mjs';
import { type ClusterFolder, readIfThere, tailOf } from './cluster-folder.server';
import { findPostmaster, type Postmaster, pidFileOf } from './find-postmaster.server';
import type { PostgresBinaries } from './postgres-binaries.server';
import { giveTo, postgresEnvironment, type Unprivileged } from './unprivileged.server';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};
const LOG_LIMIT = 8 << 20;
const ATTEMPTS = 40;

/**
 * Starts the server and waits until it has written its pid file or has ended. `keepPort` insists on the remembered
 * port (others already talk to it); otherwise a taken one is replaced. Call under the folder's lock.
 */
export async function startPostmaster(
  folder: ClusterFolder,
  binaries: PostgresBinaries,
  runAs: Unprivileged,
  keepPort: boolean,
): Promise<Postmaster> {
  giveTo(folder.files, runAs.owner);
  if (findPostmaster(folder.files) === null) rmSync(pidFileOf(folder.files), { force: true });
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(folder, keepPort);
    const child = spawnServer(folder, binaries, runAs, port);
    const started = await waitForPidFile(child, folder, port);
    if (started) return started;
    const said = tailOf(folder.log);
    // After a kill -9 the old backends need a moment to notice and to let go of the shared memory and the port.
    if (attempt >= ATTEMPTS || !/still in use|already in use|already exists|could not bind/.test(said)) {
      throw new Error(`PostgreSQL did not start; the end of ${folder.log}:\n${said}`);
    }
    await pause(250);
  }
}

async function choosePort(folder: ClusterFolder, keepPort: boolean): Promise<number> {
  const remembered = Number(readIfThere(folder.port) ?? 0);
  if (remembered > 0 && (keepPort || (await isFree(remembered)))) return remembered;
  const port = await freePort();
  writeFileSync(folder.port, String(port));
  return port;
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

const freePort = () => listen(0);

const isFree = (port: number): Promise<boolean> =>
  listen(port).then(
    () => true,
    () => false,
  );

function spawnServer(folder: ClusterFolder, binaries: PostgresBinaries, runAs: Unprivileged, port: number) {
  if (existsSync(folder.log) && statSync(folder.log).size > LOG_LIMIT) renameSync(folder.log, `${folder.log}.1`);
  const log = openSync(folder.log, 'a', 0o600);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [...runAs.prefix, binaries.postgres, '-D', folder.files, '-p', String(port), ...settings];
  const [program = '', ...args] = command;
  // A session of its own: Ctrl-C in the terminal must reach us, not the database that we then stop in order.
  const child = spawn(program, args, {
    ...runAs.options,
    cwd: folder.home,
    detached: true,
    env: postgresEnvironment(),
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  return child;
}

async function waitForPidFile(child: ChildProcess, folder: ClusterFolder, port: number): Promise<Postmaster | null> {
  let ended = false;
  child.once('exit', () => (ended = true)).once('error', () => (ended = true));
  while (!ended) {
    const found = findPostmaster(folder.files);
    if (found?.port === port && isAlive(found.pid)) return found;
    await pause(10);
  }
  return null;
}
