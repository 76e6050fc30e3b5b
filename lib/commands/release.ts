import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { publishRelease, type ReleaseProblem } from '@/lib/dataset/release/publish-release.server';
import { markOf } from '@/lib/demo/database-mark.server';
import { logSigners } from '@/lib/ledger/log-signers.server';
import { systemClock } from '@/lib/platform/clock';
import { createPool } from '@/lib/platform/database.server';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';
import { publishPeriodRankings, unrankedPeriods } from '@/lib/ranking/publish/publish-rankings.server';
import { bundleVerifier } from './release/bundle-verifier.server';

const USAGE = 'usage: npm run release -- --month YYYY-MM [--again "reason"]';
const DATABASE = 'wurao';
const say = (line: string) => console.log(`wurao  ${line}`);

const PROBLEMS: Record<ReleaseProblem, string> = {
  not_closed: 'is not over yet, or has no reports before its end; nothing was published',
  published: 'is published, and stays as it is; to release it again, add --again "reason"',
  busy: 'was not built: another process builds a release',
};

type Arguments = { readonly month: string; readonly again: string | null };

function readArguments(words: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...words], options: { month: text, again: text } });
  if (!/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(values.month ?? '')) throw new Error(USAGE);
  if (values.again?.trim() === '') throw new Error(USAGE);
  return { month: values.month ?? '', again: values.again ?? null };
}

/** Freezes and ranks what is over, then builds and publishes the release of one month. @returns whether it is out now */
async function release({ month, again }: Arguments): Promise<boolean> {
  const { DATABASE_URL, RELEASES_DIR, ORIGIN, DATASET } = launchSettings();
  const database = await openDatabase(DATABASE_URL, DATABASE, (line) => say(`database: ${line}`));
  const pool = createPool(database.url, 4);
  try {
    await applyMigrations(database.url);
    await closePeriods(pool, systemClock());
    for (const period of await unrankedPeriods(pool)) await publishPeriodRankings(pool, period, systemClock());
    const synthetic = DATASET === 'synthetic' || (await markOf(database.url)) !== null;
    // The name of the log follows from both: what is made up is never signed as real.
    Object.assign(process.env, { DATABASE_URL: database.url, DATASET: synthetic ? 'synthetic' : DATASET });
    const context = {
      ...{ root: resolve(RELEASES_DIR ?? '.data/releases'), origin: ORIGIN, now: systemClock },
      ...{ synthetic, signers: logSigners() },
      verifier: () => bundleVerifier(process.cwd()),
    };
    const released = await publishRelease(pool, month, context, again);
    if (!released.ok) {
      say(`${month} ${PROBLEMS[released.error]}`);
      return released.error === 'published';
    }
    const { folder, revision, files, manifest } = released.value;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(
      `${month}, revision ${revision}: ${manifest.tables.length} tables, ${rows} rows, ${files.length} files, ${bytes} bytes`,
    );
    say(`in ${context.root}/${folder}`);
    return true;
  } finally {
    await pool.end();
    await database.close();
  }
}

try {
  process.exitCode = (await release(readArguments(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
