import 'server-only';
import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isAlive, withLock } from '@/lib/platform/exclusive-lock.mjs';
import { type ClusterFolder, clusterFolder, readIfThere, tailOf } from './cluster-folder.server';
import { createCluster, SUPERUSER } from './create-cluster.server';
import { findPostmaster, pidFileOf } from './find-postmaster.server';
import { postgresBinaries } from './postgres-binaries.server';
import { startPostmaster } from './start-postmaster.server';
import { unprivileged } from './unprivileged.server';

export type Cluster = {
  /** Connection string of a database of this cluster. */
  url(database: string): string;
  /** Creates the database if it is missing. Name: lower case letters, digits, underscore. */
  ensureDatabase(name: string): Promise<void>;
  /** Gives up our share; whoever is last stops the server. */
  close(): Promise<void>;
};

const LEASE = 'wurao-lease';
const PATIENCE_MS = 120_000;
const STOP_MS = 20_000;

/**
 * Opens the embedded PostgreSQL whose files are in `dataDir`: creates them, starts the server, or joins the one that
 * another command (or a killed one) left running. While it is open, a server that dies is started again on the same port.
 * `say` hears about what takes long or goes wrong.
 */
export async function openCluster(options: { dataDir: string; say?: (line: string) => void }): Promise<Cluster> {
  const folder = clusterFolder(options.dataDir);
  const say = options.say ?? (() => {});
  let lease = await withLock(folder.lock, () => takeLease(folder, false, say));
  let closing = false;
  const port = lease.port;

  const watch = () => lease.once('end', () => closing || void revive());
  const revive = async () => {
    say('PostgreSQL went away; starting it again');
    for (let delay = 250; !closing; delay = Math.min(delay * 2, 5_000)) {
      try {
        lease = await withLock(folder.lock, () => takeLease(folder, true, say));
        if (closing) return void lease.end();
        watch();
        return say('PostgreSQL is back');
      } catch (error) {
        say(`PostgreSQL: ${(error as Error).message}`);
        await pause(delay);
      }
    }
  };
  watch();

  return {
    url: (database) => urlOf(folder, port, database),
    ensureDatabase: (name) => ensureDatabase(lease, name),
    async close() {
      if (closing) return;
      closing = true;
      await withLock(folder.lock, () => giveUpLease(folder, lease));
    },
  };
}

function urlOf(folder: ClusterFolder, port: number, database: string): string {
  const password = readIfThere(folder.password);
  if (!password) throw new Error(`${folder.password} is missing; without it nobody can open ${folder.files}`);
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

async function takeLease(folder: ClusterFolder, keepPort: boolean, say: (line: string) => void): Promise<pg.Client> {
  const binaries = postgresBinaries();
  const runAs = unprivileged(folder.files);
  await createCluster(folder, binaries, runAs);
  const deadline = Date.now() + PATIENCE_MS;
  const slow = setTimeout(() => say('waiting for PostgreSQL (it may be recovering) …'), 3_000);
  try {
    for (;;) {
      const running = findPostmaster(folder.files) ?? (await startPostmaster(folder, binaries, runAs, keepPort));
      const lease = running.port > 0 ? await tryConnect(urlOf(folder, running.port, 'postgres')) : null;
      if (lease) return lease;
      if (Date.now() > deadline)
        throw new Error(`PostgreSQL does not answer; the end of ${folder.log}:\n${tailOf(folder.log)}`);
      await pause(20);
    }
  } finally {
    clearTimeout(slow);
  }
}

// Refused, reset or «starting up» means: not yet. Anything else (a wrong password) will not mend itself.
async function tryConnect(connectionString: string): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString,
    application_name: LEASE,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  // Loss of the connection is heard through «end»; an unheard «error» would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('28')) throw new Error(`PostgreSQL refuses our password (${(error as Error).message})`);
    return null;
  }
}

async function ensureDatabase(lease: pg.Client, name: string): Promise<void> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error(`not a database name: ${name}`);
  const found = await lease.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount) return;
  try {
    await lease.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  } catch (error) {
    // 42P04 and 23505: another command made it in the meantime.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

async function giveUpLease(folder: ClusterFolder, lease: pg.Client): Promise<void> {
  const others = await lease
    .query('SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()', [LEASE])
    .then((result) => result.rowCount ?? 0)
    .catch(() => 0);
  await lease.end().catch(() => {});
  if (others === 0) await stopPostmaster(folder);
}

/** Stops the server of this folder in order; a server that hangs is stopped the hard way, which loses nothing. */
async function stopPostmaster(folder: ClusterFolder): Promise<void> {
  const running = findPostmaster(folder.files);
  if (!running) return;
  const gone = () => readIfThere(pidFileOf(folder.files)) === null || !isAlive(running.pid);
  signal(folder, running.pid, 'SIGINT');
  for (let waited = 0; !gone(); waited += 20) {
    if (waited === STOP_MS) signal(folder, running.pid, 'SIGQUIT');
    if (waited > 2 * STOP_MS) return;
    await pause(20);
  }
}

function signal(folder: ClusterFolder, pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  if (process.platform === 'win32') {
    const mode = name === 'SIGINT' ? 'fast' : 'immediate';
    spawnSync(postgresBinaries().pgCtl, ['stop', '-D', folder.files, '-m', mode, '-W'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(pid, name);
  } catch {
    // Already gone, which is what was wanted.
  }
}
