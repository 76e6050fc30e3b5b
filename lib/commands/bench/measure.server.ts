import 'server-only';
import { buildSite } from '@/lib/commands/run/build-site.server';
import { bundleCommand, nodeArguments } from '@/lib/commands/run/bundle-command.mjs';
import { launchSettings } from '@/lib/platform/settings.server';
import { coldRenders } from './cold-renders';
import { openFilled } from './filled-database.server';
import { freePort, type Running, runProgram, runToEnd } from './programs.server';
import { serveStaticPage } from './static-page.server';
import { medianRun, type Timings } from './timings';

const CONNECTIONS = '64';
const SECONDS = '6';
const ROUNDS = 3;

type Say = (line: string) => void;
type Measured = { reports: number; commits: Timings; accepted: Timings; page: Timings; bare: Timings; cold: Timings };

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
  try {
    for (const reports of sizes) {
      say(`— ${reports.toLocaleString('en')} reports —`);
      const database = await openFilled(reports, say);
      const site = await serve(root, database.url, env);
      try {
        const cold = await coldRenders(site.origin);
        const run = async (script: string, ...args: string[]): Promise<Timings> =>
          JSON.parse(await runToEnd([script, ...args, CONNECTIONS, SECONDS]));
        const rounds: Omit<Measured, 'reports' | 'cold'>[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          rounds.push({
            commits: await run(bare, database.url),
            accepted: await run(load, 'report', `${site.origin}/api/v1/reports`),
            bare: await run(load, 'page', `${yardstick.origin}/`),
            page: await run(load, 'page', `${site.origin}/rankings`),
          });
        }
        const middle = (of: keyof (typeof rounds)[number]) => medianRun(rounds.map((round) => round[of]));
        measured.push({
          reports,
          cold,
          commits: middle('commits'),
          accepted: middle('accepted'),
          page: middle('page'),
          bare: middle('bare'),
        });
      } finally {
        await site.stop();
        await database.close();
      }
    }
  } finally {
    await yardstick.stop();
    pages.release();
  }
  for (const line of report(measured)) say(line);
}

async function serve(root: string, url: string, env: NodeJS.ProcessEnv): Promise<Running> {
  const port = await freePort();
  const { WURAO_SECRET, AUTH_SECRET, WURAO_LEDGER_KEY } = launchSettings();
  const own = {
    DATABASE_URL: url,
    PORT: String(port),
    WURAO_SECRET,
    AUTH_SECRET,
    PRIVACY_CONTACT: 'none',
    WURAO_LEDGER_KEY,
    DATASET: 'synthetic',
    LOG_LEVEL: 'error',
  };
  const unlimited = { TRUST_PROXY: '1', RATE_LIMIT_FACTOR: '1000000' };
  const args = nodeArguments(root, await bundleCommand(root, 'lib/server/serve.ts'));
  return runProgram(args, { ...env, ...own, ...unlimited }, `http://localhost:${port}/api/health`);
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const row = (name: string, { perSecond, p50, p99, failed }: Timings) =>
  `  ${name.padEnd(34)}${perSecond.toFixed(0).padStart(8)}/s   median ${ms(p50).padStart(7)}   99th ${ms(p99).padStart(7)}${failed ? `   ${failed} failed` : ''}`;

/** The lines that are printed: every figure, then the ratios that count. */
function report(measured: readonly Measured[]): string[] {
  const lines = measured.flatMap(({ reports, commits, accepted, page, bare, cold }) => [
    `\n${reports.toLocaleString('en')} reports, ${CONNECTIONS} connections, median of ${ROUNDS} runs of ${SECONDS} s`,
    row('single-row commits, bare client', commits),
    row('accepted reports over HTTP', accepted),
    row('bare static page of the framework', bare),
    row('ranking page', page),
    row('ranking page, first rendering', cold),
    `  accepted ÷ commits                ${(accepted.perSecond / commits.perSecond).toFixed(2)}   (aim ≥ 0.5)`,
    `  ranking page ÷ static page        ${(page.perSecond / bare.perSecond).toFixed(2)}   (aim ≥ 0.7)`,
  ]);
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large || small === large) return lines;
  const sizes = `${large.reports.toLocaleString('en')} against ${small.reports.toLocaleString('en')}`;
  return [
    ...lines,
    `\npage cost at ${sizes}: ${(small.page.perSecond / large.page.perSecond).toFixed(2)} × cached, ${(large.cold.p50 / small.cold.p50).toFixed(2)} × rendered anew (aim ≤ 1.2)`,
  ];
}
