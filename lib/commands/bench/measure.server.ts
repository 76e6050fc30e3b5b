import 'server-only';
import { loadavg } from 'node:os';
import { buildSite } from '@/lib/commands/run/build-site.server';
import { bundleCommand, nodeArguments } from '@/lib/commands/run/bundle-command.mjs';
import { launchSettings } from '@/lib/platform/settings.server';
import { coldRenders } from './cold-renders';
import { openFilled } from './filled-database.server';
import { ledgerCost } from './ledger-cost.server';
import { linesOf, type Measured, type Round } from './measured-lines';
import { memoryOf, postmasterOf } from './processor-time.server';
import { freePort, type Running, runProgram } from './programs.server';
import { runCosted } from './run-costed.server';
import { serveStaticPage } from './static-page.server';
import { medianRun } from './timings';

const CONNECTIONS = 64;
const SECONDS = 6;
const ROUNDS = 3;

type Say = (line: string) => void;
type Programs = { readonly bare: string; readonly load: string; readonly yardstick: Running };

/** Measures the site at several sizes against the limits of this machine, in one run, and prints the ratios. */
export async function measure(sizes: readonly number[], say: Say): Promise<void> {
  const root = process.cwd();
  const own = { ...process.env, NODE_ENV: 'production' } as NodeJS.ProcessEnv;
  const pages = await buildSite(root, own, new AbortController().signal, say);
  const env = { ...own, ...pages.env };
  const bare = await bundleCommand(root, 'lib/commands/bench/bare-commits.ts');
  const load = await bundleCommand(root, 'lib/commands/bench/http-load.ts');
  const yardstick = await serveStaticPage(root, await freePort());
  const measured: Measured[] = [];
  const busy = loadavg()[0] ?? 0;
  try {
    for (const reports of sizes) measured.push(await measureAt(reports, { bare, load, yardstick }, root, env, say));
  } finally {
    await yardstick.stop();
    pages.release();
  }
  const how = `${CONNECTIONS} connections, median of ${ROUNDS} runs of ${SECONDS} s, load average before ${busy.toFixed(1)}`;
  for (const line of linesOf(measured, how)) say(line);
}

async function measureAt(
  reports: number,
  programs: Programs,
  root: string,
  env: NodeJS.ProcessEnv,
  say: Say,
): Promise<Measured> {
  say(`— ${reports.toLocaleString('en')} reports —`);
  const database = await openFilled(reports, say);
  const site = await serve(root, database.url, env);
  try {
    const cold = await coldRenders(site.origin);
    const postmaster = await postmasterOf(database.url);
    const rounds: Round[] = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(await oneRound(programs, database.url, site, postmaster));
    const middle = (of: keyof Round) => medianRun(rounds.map((round) => round[of]));
    return {
      reports,
      cold,
      row: middle('row'),
      reportRow: middle('reportRow'),
      accepted: middle('accepted'),
      fixed: middle('fixed'),
      ranking: middle('ranking'),
      methodology: middle('methodology'),
      log: await ledgerCost(database.url),
      memory: site.pid === null ? null : memoryOf(site.pid),
    };
  } finally {
    await site.stop();
    await database.close();
  }
}

/** Each thing once, one after the other: what disturbs the machine for a while disturbs them all. */
async function oneRound(
  { bare, load, yardstick }: Programs,
  url: string,
  site: Running,
  database: number | null,
): Promise<Round> {
  const run = (server: number | null, ...args: string[]) =>
    runCosted([...args, String(CONNECTIONS), String(SECONDS)], SECONDS, { server, database });
  return {
    row: await run(null, bare, 'row', url),
    reportRow: await run(null, bare, 'report', url),
    accepted: await run(site.pid, load, 'report', `${site.origin}/api/v1/reports`),
    fixed: await run(yardstick.pid, load, 'page', `${yardstick.origin}/`),
    ranking: await run(site.pid, load, 'page', `${site.origin}/rankings`),
    methodology: await run(site.pid, load, 'page', `${site.origin}/methodology`),
  };
}

/** Serves the built site on a database, without limits for readers. */
export async function serve(root: string, url: string, env: NodeJS.ProcessEnv): Promise<Running> {
  const port = await freePort();
  const { WURAO_SECRET, AUTH_SECRET, WURAO_LEDGER_KEY, EVIDENCE_KEY } = launchSettings();
  const own = {
    DATABASE_URL: url,
    PORT: String(port),
    WURAO_SECRET,
    AUTH_SECRET,
    PRIVACY_CONTACT: 'none',
    WURAO_LEDGER_KEY,
    EVIDENCE_KEY,
    DATASET: 'synthetic',
    LOG_LEVEL: 'error',
  };
  const unlimited = { TRUST_PROXY: '1', RATE_LIMIT_FACTOR: '1000000' };
  const args = nodeArguments(root, await bundleCommand(root, 'lib/server/serve.ts'));
  return runProgram(args, { ...env, ...own, ...unlimited }, `http://localhost:${port}/api/health`);
}
