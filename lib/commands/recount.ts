import { recountHeat } from '@/lib/heatmaps/fold/recount-heat.server';
import { createPool } from '@/lib/platform/database.server';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';
import { recountProfiles } from '@/lib/ranking/publish/publish-profiles.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';

const DATABASE = 'wurao';
const say = (line: string) => console.log(`wurao  ${line}`);

/** `npm run recount [-- --repair]`: counts the rollups again from the raw reports; ends with 1 when they differ and were not repaired. */
async function recount(args: readonly string[]): Promise<number> {
  const wrong = args.find((arg) => arg !== '--repair');
  if (wrong !== undefined) throw new Error(`recount takes --repair and nothing else, not «${wrong}»`);
  const repair = args.includes('--repair');
  const database = await openDatabase(launchSettings().DATABASE_URL, DATABASE, (line) => say(`database: ${line}`));
  const pool = createPool(database.url, 2);
  try {
    await applyMigrations(database.url);
    const rollups = await recountUnits(pool, { repair });
    if (repair) await recountProfiles(pool);
    say(`recounted ${rollups.reports} reports of ${rollups.reporters} reporters into ${rollups.units} units`);
    const heat = await recountHeat(pool, { repair });
    say(`recounted ${heat.reports} reports into ${heat.cells} cells of the heatmaps`);
    const different = rollups.different + heat.different;
    const first = [...rollups.first, ...heat.first];
    for (const difference of first) say(difference);
    if (different > first.length) say(`… and ${different - first.length} more`);
    if (different === 0) say('the rollups are right');
    else
      say(
        repair
          ? `${different} rows were wrong and have been replaced`
          : `${different} rows are wrong; --repair replaces them`,
      );
    return different === 0 || repair ? 0 : 1;
  } finally {
    await pool.end();
    await database.close();
  }
}

try {
  process.exitCode = await recount(process.argv.slice(2));
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 1;
}
