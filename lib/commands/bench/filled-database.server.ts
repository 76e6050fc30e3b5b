import 'server-only';
import pg from 'pg';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { markOf } from '@/lib/demo/database-mark.server';
import { fillDemo } from '@/lib/demo/fill-demo.server';
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
  const opened = await openDatabase(undefined, kept, say);
  try {
    const population = { reports, seed: 1 };
    if (!holds(await markOf(opened.url), population))
      await inCluster(opened.url, [drop(kept), `CREATE DATABASE ${kept}`]);
    await fill(opened.url, reports, say);
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

async function fill(url: string, reports: number, say: (line: string) => void): Promise<void> {
  await applyMigrations(url);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  await loadReferenceData(pool);
  await pool.end();
  const keys = keyring(launchSettings().WURAO_SECRET);
  await fillDemo(url, { reports, seed: 1 }, { keys, now: new Date(), say });
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
