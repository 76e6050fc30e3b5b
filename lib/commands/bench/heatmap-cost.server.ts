import 'server-only';
import { loadavg } from 'node:os';
import pg from 'pg';
import { buildSite } from '@/lib/commands/run/build-site.server';
import { bundleCommand } from '@/lib/commands/run/bundle-command.mjs';
import { HEAT_MAPS } from '@/lib/heatmaps/heat-view';
import { reopenHeat } from '@/lib/privacy/gate';
import { openFilled } from './filled-database.server';
import { serve } from './measure.server';
import { freePort, runToEnd } from './programs.server';
import { serveStaticPage } from './static-page.server';
import { medianRun, type Timings } from './timings';

const ROUNDS = 3;
const LOAD = ['64', '6'];
const READS = 200;

/** Measures what a heatmap costs: reading one from the database, and its page against the bare static page of the framework. */
export async function measureHeatmaps(reports: number, say: (line: string) => void): Promise<void> {
  const root = process.cwd();
  const own = { ...process.env, NODE_ENV: 'production' } as NodeJS.ProcessEnv;
  const pages = await buildSite(root, own, new AbortController().signal, say);
  const load = await bundleCommand(root, 'lib/commands/bench/http-load.ts');
  const yardstick = await serveStaticPage(root, await freePort());
  const database = await openFilled(reports, say);
  const site = await serve(root, database.url, { ...own, ...pages.env });
  try {
    say(`${reports.toLocaleString('en')} reports, load average before ${(loadavg()[0] ?? 0).toFixed(1)}`);
    for (const map of HEAT_MAPS)
      say(
        `  reading ${map.padEnd(10)}${(await readingTime(database.url, map)).toFixed(2).padStart(8)} ms of CPU   (aim ≤ 5)`,
      );
    const run = async (url: string): Promise<Timings> => JSON.parse(await runToEnd([load, 'page', url, ...LOAD]));
    const rounds: { bare: Timings; page: Timings }[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      rounds.push({ bare: await run(`${yardstick.origin}/`), page: await run(`${site.origin}/heatmaps/map`) });
    }
    const bare = medianRun(rounds.map((round) => round.bare));
    const page = medianRun(rounds.map((round) => round.page));
    say(
      `  bare static page of the framework ${bare.perSecond.toFixed(0)}/s, heatmap page ${page.perSecond.toFixed(0)}/s, ${page.failed} failed`,
    );
    say(`  heatmap page ÷ static page ${(page.perSecond / bare.perSecond).toFixed(2)}   (aim ≥ 0.5)`);
  } finally {
    await site.stop();
    await database.close();
    await yardstick.stop();
    pages.release();
  }
}

/** CPU time of this process for one view of a map, warm: asking, parsing and checking it at the gate. */
async function readingTime(url: string, map: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const read = async () => {
      const { rows } = await client.query<{ figures: unknown }>({
        name: 'bench-heat',
        text: 'SELECT figures FROM heat_view WHERE view LIKE $1 ORDER BY view DESC LIMIT 1',
        values: [`20%|${map}|all`],
      });
      if (!reopenHeat(rows[0]?.figures)) throw new Error(`nothing is published of ${map}`);
    };
    for (let i = 0; i < READS; i++) await read();
    const before = process.cpuUsage();
    for (let i = 0; i < READS; i++) await read();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / READS;
  } finally {
    await client.end();
  }
}
