import { writeFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createPool } from '@/lib/platform/database.server';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';
import { rankLabInput } from '@/lib/ranking/lab/rank-lab-input.server';
import { replayRun } from '@/lib/ranking/run/replay-run.server';
import { LIVE } from '@/lib/ranking/view';

const USAGE = `npm run rank -- --reports F.ndjson --exposure E.json --out R.json
       npm run rank -- --replay RUN        (its number, its day as YYYY-MM-DD, or a closed period: YYYY-MM, YYYY-Qn)`;
const DATABASE = 'wurao';
const say = (line: string) => console.log(`wurao  ${line}`);

const text = { type: 'string' } as const;
const OPTIONS = { reports: text, exposure: text, out: text, replay: text };

/** Ranks a file of reports, or computes a published run again. @returns the exit code: 1 when a replay is not identical */
async function rank(args: readonly string[]): Promise<number> {
  const { reports, exposure, out, replay } = parseArgs({ args: [...args], options: OPTIONS }).values;
  if (replay) return replayOne(replay);
  if (!reports || !exposure || !out) throw new Error(`usage: ${USAGE}`);
  await rankFile(reports, exposure, out);
  return 0;
}

/** Ranks a file of reports in the lab's format and writes the rows; what was set aside goes to R.set-aside.json beside it. */
async function rankFile(reports: string, exposure: string, out: string): Promise<void> {
  const from = (path: string) => (isAbsolute(path) ? path : resolve(process.env.INIT_CWD ?? process.cwd(), path));
  const ranking = await rankLabInput(from(reports), from(exposure));
  await writeFile(from(out), `${JSON.stringify(ranking.rows, null, 1)}\n`);
  const { setAside, commonBlocks } = ranking;
  await writeFile(
    from(out).replace(/(\.json)?$/, '.set-aside.json'),
    `${JSON.stringify({ setAside, commonBlocks }, null, 1)}\n`,
  );
  say(
    `ranked ${ranking.rows.filter((row) => row.ranked).length} insurers from ${ranking.cells} cells of ${ranking.reporters} reporters in ${Math.round(ranking.cpuMs)} ms of CPU; ${setAside.length} blocks set aside`,
  );
}

async function replayOne(run: string): Promise<number> {
  if (!/^(?:\d{1,18}|20\d{2}-(?:\d{2}(?:-\d{2})?|Q[1-4]))$/.test(run))
    throw new Error(`«${run}» is no number of a run, no day and no month or quarter`);
  const database = await openDatabase(launchSettings().DATABASE_URL, DATABASE, (line) => say(`database: ${line}`));
  const pool = createPool(database.url, 1);
  try {
    await applyMigrations(database.url);
    const found = await replayRun(pool, run);
    if (!found) throw new Error(`there is no run ${run}`);
    const what = found.period === LIVE ? found.day : found.period;
    say(`run ${found.id} of ${what}, engine ${found.engine}: ${found.difference ?? 'identical'}`);
    return found.difference === null ? 0 : 1;
  } finally {
    await pool.end();
    await database.close();
  }
}

try {
  process.exitCode = await rank(process.argv.slice(2));
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
