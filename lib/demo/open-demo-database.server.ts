import 'server-only';
import pg from 'pg';
import { type OpenDatabase, openDatabase } from '@/lib/platform/postgres/open-database.server';
import { markIn } from './database-mark.server';
import type { DemoArguments } from './demo-arguments';
import { holds } from './population-mark';

const EMBEDDED = 'wurao_demo';

/**
 * Opens the demo's own database and sees to it that it holds the wanted population or nothing at all: `wurao_demo` in the embedded PostgreSQL,
 * or on the server of DATABASE_URL the one named there with `_demo` behind it. Throws a readable error when it holds what the demo did not make.
 */
export async function openDemoDatabase(
  given: string | undefined,
  { population, fresh }: DemoArguments,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  const opened = await openDatabase(given, EMBEDDED, say);
  try {
    const admin = given ? opened.url : siblingOf(opened.url, 'postgres');
    const name = given ? `${await nameOf(given)}_demo` : EMBEDDED;
    const url = siblingOf(opened.url, name);
    await inDatabase(admin, (client) => ensure(client, name));
    const outdated = await inDatabase(url, async (client) => {
      const mark = await markIn(client);
      if (mark && holds(mark, population) && !fresh) return false;
      await requireSynthetic(client, name, mark !== null, fresh);
      return mark !== null;
    });
    if (outdated) {
      say(`making ${name} anew`);
      await inDatabase(admin, (client) => makeAnew(client, name));
    }
    return { ...opened, url };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function inDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function siblingOf(url: string, database: string): string {
  const sibling = new URL(url);
  sibling.pathname = `/${encodeURIComponent(database)}`;
  return sibling.href;
}

const nameOf = (url: string): Promise<string> =>
  inDatabase(url, async (client) => (await client.query('SELECT current_database() AS name')).rows[0].name);

async function ensure(admin: pg.Client, name: string): Promise<void> {
  const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (found.rowCount) return;
  try {
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
  } catch (error) {
    if ((error as { code?: string }).code === '42501')
      throw new Error(
        `the user of DATABASE_URL may not create the database ${name}; create it and give it to this user`,
      );
    throw error;
  }
}

/** Refuses a database with reports of people or, unless we marked it, with tables that are none of ours. */
async function requireSynthetic(client: pg.Client, name: string, marked: boolean, fresh: boolean): Promise<void> {
  const { rows } = await client.query<{ tables: string; report: string | null }>(
    `SELECT to_regclass('report')::text AS report,
       (SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)') AS tables`,
  );
  if (rows[0]?.report == null) {
    if (Number(rows[0]?.tables) > 0) throw new Error(`${name} holds tables that are not ours; nothing was written`);
    return;
  }
  if (marked && fresh) return;
  const others = await client.query(`SELECT 1 FROM report WHERE door <> 'synthetic' LIMIT 1`);
  if (!others.rowCount) return;
  const remedy = marked ? '; to throw them away with the rest, add --fresh' : '';
  throw new Error(`${name} holds reports that the demo did not make; nothing was written${remedy}`);
}

async function makeAnew(admin: pg.Client, name: string): Promise<void> {
  const quoted = pg.escapeIdentifier(name);
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${quoted}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '55006') throw error;
    throw new Error(`${name} is in use; stop the demo that is still running`);
  }
  await admin.query(`CREATE DATABASE ${quoted} TEMPLATE template0`);
}
