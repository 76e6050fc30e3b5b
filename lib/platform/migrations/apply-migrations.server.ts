import 'server-only';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { type Migration, readMigrations } from './read-migrations.server';

/** Prisma's own lock number: its tools and ours keep out of each other's way. */
const LOCK = 72707369;

/** Prisma's own table, so that its tools can read what was applied. */
const RECORD = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Brings a database up to the migrations in `folder` and returns the names of those it applied. Each file is one
 * transaction together with its record; two callers at once take turns. Throws a readable error, with nothing half
 * applied, when a file fails, when an applied file was changed since, or when the database is newer than the folder.
 */
export async function applyMigrations(
  url: string,
  folder = join(process.cwd(), 'prisma', 'migrations'),
): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: 'wurao-migrations' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    // Asked for first: CREATE TABLE IF NOT EXISTS would say so in the log at every start.
    const record = await client.query(`SELECT to_regclass('"_prisma_migrations"') AS found`);
    if (record.rows[0].found === null) await client.query(RECORD);
    const pending = pendingOf(migrations, await readApplied(client));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

type Applied = { migration_name: string; checksum: string; finished: boolean };

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const result = await client.query<Applied>(
    'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  return result.rows;
}

function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
  for (const { migration_name: name, checksum, finished } of applied) {
    const migration = migrations.find((candidate) => candidate.name === name);
    if (!finished) throw new Error(`migration ${name} was begun by another tool and never finished; mend it by hand`);
    if (!migration)
      throw new Error(`the database has migration ${name}, which this version does not know: it is newer`);
    if (migration.checksum !== checksum) {
      throw new Error(`migration ${name} was changed after it had been applied; restore it and write a new one`);
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    // Without parameters this is a simple query: several statements and function bodies go through as written.
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const { message, position } = error as { message: string; position?: string };
    const line = position ? ` in line ${sql.slice(0, Number(position)).split('\n').length}` : '';
    throw new Error(`migration ${name} failed${line}: ${message}`);
  }
}
