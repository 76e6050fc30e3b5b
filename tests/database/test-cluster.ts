import { createHash } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { isAlive } from '@/lib/platform/exclusive-lock.mjs';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { readMigrations } from '@/lib/platform/migrations/read-migrations.server';
import { openCluster } from '@/lib/platform/postgres/open-cluster.server';

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: { adminUrl: string; template: string };
  }
}

/** Vitest's global setup: one PostgreSQL for all test files, with a migrated template that they copy. */
export default async function setUpTestCluster(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openCluster({ dataDir: join(process.cwd(), '.data', 'test-postgres') });
  const adminUrl = cluster.url('postgres');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await dropOrphans(admin);
  const template = await ensureTemplate(admin, cluster.url);
  await admin.end();
  project.provide('testCluster', { adminUrl, template });
  return () => cluster.close();
}

// Named after the migrations, so it is made again only when they change; renamed when complete.
async function ensureTemplate(admin: pg.Client, url: (database: string) => string): Promise<string> {
  const folder = join(process.cwd(), 'prisma', 'migrations');
  const sums = readMigrations(folder).map((migration) => migration.checksum);
  const template = `template_${createHash('sha256').update(sums.join()).digest('hex').slice(0, 44)}`;
  await admin.query(`SELECT pg_advisory_lock(hashtext('template'))`);
  const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (!found.rowCount) {
    const old = await admin.query(`SELECT datname FROM pg_database WHERE datname ~ '^(template_|unfinished_)'`);
    for (const { datname } of old.rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    await admin.query(`CREATE DATABASE unfinished_template TEMPLATE template0`);
    await applyMigrations(url('unfinished_template'), folder);
    await admin.query(`ALTER DATABASE unfinished_template RENAME TO ${template}`);
  }
  return template;
}

async function dropOrphans(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname ~ '^test_\\d+_'`,
  );
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_')[1]))) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}
