import 'server-only';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { markOf } from '@/lib/demo/database-mark.server';
import { adoptReports } from '@/lib/ledger/adopt-reports.server';
import { createPool } from '@/lib/platform/database.server';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { type OpenDatabase, openDatabase } from '@/lib/platform/postgres/open-database.server';
import { type LaunchSettings, launchSettings } from '@/lib/platform/settings.server';
import { type Supervised, supervise } from '@/lib/platform/supervise.server';
import { buildSite } from './build-site.server';
import { bundleCommand, nodeArguments } from './bundle-command.mjs';
import { bundleServiceWorker } from './bundle-service-worker.server';
import { requireFreePort } from './require-free-port.server';

type Mode = 'production' | 'development';

/** What another command puts in the place of the site's own data. */
export type Stage = {
  readonly command: string;
  open(given: string | undefined, say: (line: string) => void): Promise<OpenDatabase>;
  /** Runs once the database is migrated and has the reference data. */
  fill(url: string, say: (line: string) => void): Promise<void>;
  /** False: end after filling. */
  readonly serve: boolean;
};

const DATABASE = 'wurao';
const HEALTH_MS = 100;
const HOPELESS = 3;

const say = (line: string) => console.log(`wurao  ${line}`);

/**
 * Brings the whole site up (database, migrations, reference data, pages, web server, jobs) and keeps it up until a
 * signal comes; then takes it down in order and ends with code 0. What cannot be mended here ends it with code 1.
 */
export async function launchSite(mode: Mode, stage?: Stage): Promise<void> {
  const stop = new AbortController();
  const closers: (() => Promise<unknown>)[] = [];
  const down = takeDownOnce(closers);
  // The terminal may be gone before we are; that must not keep us from closing the database.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stop.signal.aborted) say('stopping …');
      stop.abort();
      void down().then(() => process.exit(0));
    });
  }
  try {
    await bringUp(mode, stage, stop.signal, closers);
    if (stage?.serve !== false || stop.signal.aborted) return;
    await down();
    process.exit(0);
  } catch (error) {
    if (stop.signal.aborted) return;
    for (const line of (error as Error).message.split('\n')) console.error(`wurao: ${line}`);
    await down();
    process.exit(1);
  }
}

// Last opened, first closed; a second signal waits for the same end.
function takeDownOnce(closers: (() => Promise<unknown>)[]): () => Promise<void> {
  let running: Promise<void> | undefined;
  const run = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close().catch(() => {});
  };
  return () => {
    running ??= run();
    return running;
  };
}

async function bringUp(
  mode: Mode,
  stage: Stage | undefined,
  signal: AbortSignal,
  closers: (() => Promise<unknown>)[],
): Promise<void> {
  const root = process.cwd();
  const settings = launchSettings();
  const command = stage?.command ?? (mode === 'production' ? 'npm start' : 'npm run dev');
  if (stage?.serve !== false) await requireFreePort(settings.PORT, settings.HOST, command);

  if (settings.DATABASE_URL && !(process.env.WURAO_SECRET && process.env.AUTH_SECRET)) {
    say('secrets: made in .data/secrets.json; a server should be given WURAO_SECRET and AUTH_SECRET');
  }

  say('database: opening …');
  const hear = (line: string) => say(`database: ${line}`);
  const opening = stage?.open(settings.DATABASE_URL, hear) ?? openDatabase(settings.DATABASE_URL, DATABASE, hear);
  // A signal that comes while it opens must still close it.
  closers.push(() => opening.then((database) => database.close()));
  const database = await opening;
  await prepareDatabase(database.url, database.embedded);
  await stage?.fill(database.url, say);
  await completeLog(database.url);
  if (stage?.serve === false) return;

  const DATASET = await datasetOf(database.url, settings);
  const own = { ...process.env, ...environmentOf(settings), NODE_ENV: mode, DATABASE_URL: database.url, DATASET };
  const pages = mode === 'production' ? await buildSite(root, own, signal, say) : null;
  if (pages) closers.push(async () => pages.release());
  const env = { ...own, ...pages?.env };
  // Beside its pages: a program that is restarted must find those it was made with.
  const folder = pages ? join(root, pages.folder, 'commands') : undefined;
  await bundleServiceWorker(root, folder ?? join(root, '.data', 'commands'), pages?.folder ?? 'development');
  const web = nodeArguments(root, await bundleCommand(root, 'lib/server/serve.ts', folder));
  const jobs = nodeArguments(root, await bundleCommand(root, 'lib/commands/jobs.ts', folder));
  if (signal.aborted) return;

  const programs = supervise(
    [
      { name: 'web', args: web, env },
      { name: 'jobs', args: jobs, env },
    ],
    say,
  );
  closers.push(() => programs.stop());
  await untilHealthy(settings, programs, signal);
  if (!signal.aborted) say(`ready: ${settings.ORIGIN}`);
}

async function prepareDatabase(url: string, embedded: boolean): Promise<void> {
  const applied = await applyMigrations(url);
  const where = embedded ? 'embedded PostgreSQL in .data' : 'PostgreSQL of DATABASE_URL';
  say(`database: ${where}, ${applied.length ? `${applied.length} migrations applied` : 'up to date'}`);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  try {
    await loadReferenceData(pool);
  } finally {
    await pool.end();
  }
  say('reference data: loaded');
}

/** Reports from before there was a public log, and those of a synthetic population, get their entries. */
async function completeLog(url: string): Promise<void> {
  const pool = createPool(url, 2);
  const tell = (reports: number, more = '') => say(`log: ${reports.toLocaleString('en')} reports entered${more}`);
  try {
    const entered = await adoptReports(pool, (reports) => tell(reports, ' …'));
    if (entered > 0) tell(entered);
  } finally {
    await pool.end();
  }
}

// Whatever the environment says: a synthetic population is never served as real.
async function datasetOf(url: string, { DATASET }: LaunchSettings): Promise<LaunchSettings['DATASET']> {
  if (!(await markOf(url))) return DATASET;
  say('data: a synthetic population, and every page says so');
  return 'synthetic';
}

// The children are told what we made up, so that they all agree and need no file of ours.
function environmentOf(settings: LaunchSettings): Record<string, string> {
  const { WURAO_SECRET, AUTH_SECRET, WURAO_LEDGER_KEY, EVIDENCE_KEY, PORT, ORIGIN, PRIVACY_CONTACT } = settings;
  const secrets = { WURAO_SECRET, AUTH_SECRET, WURAO_LEDGER_KEY, EVIDENCE_KEY };
  return { ...secrets, PORT: String(PORT), ORIGIN, PRIVACY_CONTACT: PRIVACY_CONTACT ?? 'none' };
}

async function untilHealthy(settings: LaunchSettings, programs: Supervised, signal: AbortSignal): Promise<void> {
  const host = !settings.HOST || ['0.0.0.0', '::'].includes(settings.HOST) ? '127.0.0.1' : settings.HOST;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${settings.PORT}/api/health`;
  while (!signal.aborted) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (programs.earlyDeaths('web') >= HOPELESS)
      throw new Error('the web server keeps ending; the lines above say why');
    await pause(HEALTH_MS);
  }
}
