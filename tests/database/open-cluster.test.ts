import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { bundleCommand } from '@/lib/commands/run/bundle-command.mjs';
import { type Cluster, openCluster } from '@/lib/platform/postgres/open-cluster.server';

let parent: string;
let dataDir: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'a folder with spaces '));
  dataDir = join(parent, 'postgres');
  await using(async (cluster) => {
    await cluster.ensureDatabase('probe');
    await ask(cluster, 'CREATE TABLE note (text text)');
  });
});

afterAll(() => rmSync(parent, { recursive: true }));

const pidFile = () => join(dataDir, 'files', 'postmaster.pid');
const postmaster = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
const within = { timeout: 15_000, interval: 20 };

async function using(work: (cluster: Cluster) => Promise<void>): Promise<void> {
  const cluster = await openCluster({ dataDir });
  try {
    await work(cluster);
  } finally {
    await cluster.close();
  }
}

async function ask(cluster: Cluster, sql: string) {
  const client = new pg.Client({ connectionString: cluster.url('probe') });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

it('speaks UTF-8 and keeps every acknowledged write', () =>
  using(async (cluster) => {
    const shown = await ask(cluster, `SELECT current_setting('server_encoding'), current_setting('fsync')`);
    expect(shown).toEqual([['UTF8', 'on']]);
  }));

it('lets nobody in without the password, and only the owner read it', () =>
  using(async (cluster) => {
    const stranger = new pg.Client({ connectionString: cluster.url('probe').replace(/:[^:@/]+@/, ':wrong@') });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
  }));

it('is shared by those who open it, and stopped by the last who leaves', async () => {
  const [one, two] = await Promise.all([openCluster({ dataDir }), openCluster({ dataDir })]);
  expect(two.url('probe')).toBe(one.url('probe'));
  await one.close();
  expect(await ask(two, 'SELECT 1')).toEqual([[1]]);
  await two.close();
  expect(existsSync(pidFile())).toBe(false);
});

it('comes back on the same address, with its rows, when the server is killed', () =>
  using(async (cluster) => {
    const killed = postmaster();
    await ask(cluster, `INSERT INTO note VALUES ('kept')`);
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(async () => expect(await ask(cluster, 'SELECT text FROM note')).toEqual([['kept']]), within);
    expect(postmaster()).not.toBe(killed);
  }));

it('is taken over, running, from a command that was killed', async () => {
  const bundle = await bundleCommand(process.cwd(), 'tests/database/hold-cluster.ts');
  const holder = spawn(process.execPath, [bundle, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) =>
    holder.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  const left = postmaster();
  holder.kill('SIGKILL');
  await using(async (cluster) => {
    expect(postmaster()).toBe(left);
    expect(cluster.url('postgres')).toBe(url);
    // The server notices a killed client only when it reads from it next; then our lease is the last.
    const leases = `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'wurao-lease'`;
    await vi.waitFor(async () => expect(await ask(cluster, leases)).toEqual([[1]]), within);
  });
  expect(existsSync(pidFile())).toBe(false);
});

it('starts although a pid file names a living process that is no PostgreSQL', async () => {
  writeFileSync(pidFile(), `${process.pid}\n${join(dataDir, 'files')}\n1\n5432\n\n127.0.0.1\n\nready\n`);
  await using(async (cluster) => expect(await ask(cluster, 'SELECT 1')).toEqual([[1]]));
});

it('moves to another port when a stranger took its own', async () => {
  const port = Number(readFileSync(join(dataDir, 'port'), 'utf8'));
  const stranger = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => stranger.once('listening', resolve));
  await using(async (cluster) => expect(new URL(cluster.url('probe')).port).not.toBe(String(port)));
  stranger.close();
});

it('starts over when it was killed while the files were being made', async () => {
  const interrupted = join(parent, 'interrupted');
  const half = join(interrupted, 'half-done-1');
  mkdirSync(half, { recursive: true });
  cpSync(join(dataDir, 'files', 'global'), join(half, 'global'), { recursive: true });
  const cluster = await openCluster({ dataDir: interrupted });
  await cluster.ensureDatabase('probe');
  expect(await ask(cluster, 'SELECT 1')).toEqual([[1]]);
  await cluster.close();
  expect(readdirSync(interrupted).filter((name) => name.startsWith('half-done'))).toEqual([]);
});

it('refuses files of another PostgreSQL and leaves them alone', async () => {
  const foreign = join(parent, 'foreign');
  mkdirSync(join(foreign, 'files'), { recursive: true });
  writeFileSync(join(foreign, 'files', 'PG_VERSION'), '15\n');
  await expect(openCluster({ dataDir: foreign })).rejects.toThrow(/PostgreSQL 15, this is 18/);
});

it('shows the end of the log when the server cannot start', async () => {
  const broken = join(parent, 'broken');
  cpSync(dataDir, broken, { recursive: true });
  writeFileSync(join(broken, 'files', 'postgresql.conf'), 'nonsense = on\n');
  await expect(openCluster({ dataDir: broken })).rejects.toThrow(/unrecognized configuration parameter "nonsense"/);
});
