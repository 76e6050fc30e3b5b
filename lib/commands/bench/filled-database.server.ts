import 'server-only';
import pg from 'pg';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { markOf } from '@/lib/demo/database-mark.server';
import { fillDemo, fillReports } from '@/lib/demo/fill-demo.server';
import { holds } from '@/lib/demo/population-mark';
import { keyring } from '@/lib/platform/keyed-hash';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { type OpenDatabase, openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';

/**
 * A database in the embedded PostgreSQL with that many synthetic reports, folded and published, and not one more: a copy of one that is kept for
 * the next run. Closing it throws the copy away.
 */
export async function openFilled(reports: number, say: (line: string) => void): Promise<OpenDatabase> {
  const kept = `wurao_bench_${reports}`;
  const opened = await openKept(reports, kept, fillDemo, say);
  try {
    const copy = `${kept}_run`;
    await inCluster(opened.url, [
      drop(copy),
      `CREATE DATABASE ${copy} TEMPLATE ${kept} STRATEGY FILE_COPY`,
      'CHECKPOINT',
    ]);
    const url = databaseUrl(opened.url, copy);
    return {
      ...opened,
      url,
      close: async () => {
        await inCluster(url, [drop(copy)]).finally(() => opened.close());
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** A database with that many synthetic reports and nothing that follows from them, for who only reads: kept as it is for the next run. */
export const openReports = (reports: number, say: (line: string) => void): Promise<OpenDatabase> =>
  openKept(reports, `wurao_bench_${reports}_reports`, fillReports, say);

/** Opens the kept database of that name, made anew unless it holds this very population. */
async function openKept(
  reports: number,
  kept: string,
  fill: typeof fillDemo,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const opened = await openDatabase(undefined, kept, say);
  try {
    const population = { reports, seed: 1 };
    if (!holds(await markOf(opened.url), population))
      await inCluster(opened.url, [drop(kept), `CREATE DATABASE ${kept}`]);
    await applyMigrations(opened.url);
    const pool = new pg.Pool({ connectionString: opened.url, max: 2 });
    await loadReferenceData(pool);
    await pool.end();
    const keys = keyring(launchSettings().WURAO_SECRET);
    await fill(opened.url, population, { keys, now: new Date(), say });
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

const drop = (name: string): string => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`;

function databaseUrl(url: string, name: string): string {
  const sibling = new URL(url);
  sibling.pathname = `/${name}`;
  return sibling.href;
}

/** Statements about whole databases, each in a transaction of its own. */
async function inCluster(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(url, 'postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
