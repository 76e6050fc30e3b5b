import { parseArgs } from 'node:util';
import { changeExposure } from '@/lib/insurers/change-exposure.server';
import { exposureEntry } from '@/lib/insurers/exposure-change';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';
import { loadReferenceData } from './load-reference.server';

const USAGE =
  'npm run exposure -- --insurer ID --vehicles N --source TEXT --year YYYY --grade A|B|C --reason TEXT [--log-sd 0.1]';
const DATABASE = 'wurao';
const say = (line: string) => console.log(`wurao  ${line}`);
const text = { type: 'string' } as const;
const OPTIONS = { insurer: text, vehicles: text, source: text, year: text, grade: text, reason: text, 'log-sd': text };

/** Changes one denominator; the log of it is public, and the rankings follow with the site's next publication. */
async function exposure(args: readonly string[]): Promise<void> {
  const { 'log-sd': logSd, ...given } = parseArgs({ args: [...args], options: OPTIONS }).values;
  const read = exposureEntry.safeParse({ ...given, ...(logSd === undefined ? {} : { logSd }) });
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
    throw new Error(`${problems.join('; ')}\nusage: ${USAGE}`);
  }
  const database = await openDatabase(launchSettings().DATABASE_URL, DATABASE, (line) => say(`database: ${line}`));
  const pool = createPool(database.url, 1);
  try {
    await applyMigrations(database.url);
    await loadReferenceData(pool);
    const id = await inTransaction(pool, (client) => changeExposure(client, read.data, new Date()));
    say(
      `change ${id}: ${read.data.insurer} ${read.data.vehicles} vehicles (${read.data.year}, grade ${read.data.grade})`,
    );
  } finally {
    await pool.end();
    await database.close();
  }
}

try {
  await exposure(process.argv.slice(2));
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
