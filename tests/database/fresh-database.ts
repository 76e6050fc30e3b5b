import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export type FreshDatabase = {
  /** Connection string of a migrated database that only this caller knows. */
  readonly url: string;
  /** Drops it, connections and all. */
  drop(): Promise<void>;
};

/** A new database with all migrations applied and no rows: a copy of the run's template (about 50 ms). */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, template } = inject('testCluster');
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropWhenLeft(adminUrl, name) };
}

const IN_USE = '55006';

// Pools end before their last connections have closed. PostgreSQL gives these five seconds; cut off at once, one of them may still raise an error that nobody listens for.
async function dropWhenLeft(adminUrl: string, name: string): Promise<void> {
  try {
    await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name}`);
  } catch (error) {
    if ((error as { code?: string }).code !== IN_USE) throw error;
    await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
