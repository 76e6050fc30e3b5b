import 'server-only';
import pg from 'pg';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { fillDemo } from '@/lib/demo/fill-demo.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { type OpenDatabase, openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';

/** A database of its own in the embedded PostgreSQL with that many synthetic reports, folded and published; kept for the next run. */
export async function openFilled(reports: number, say: (line: string) => void): Promise<OpenDatabase> {
  const database = await openDatabase(undefined, `wurao_bench_${reports}`, say);
  await applyMigrations(database.url);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  await loadReferenceData(pool);
  await pool.end();
  const keys = keyring(launchSettings().WURAO_SECRET);
  await fillDemo(database.url, { reports, seed: 1 }, { keys, now: new Date(), say });
  return database;
}
