import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { isAlive } from '../../lib/platform/exclusive-lock.mjs';

const PREFIX = 'browser_';

/** Rows of the database of the site under test, or of another. */
export async function ask<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[] = [],
  url = process.env.WURAO_TEST_DATABASE ?? '',
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** Does `work` while no other test holds the same name. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.WURAO_TEST_DATABASE ?? '' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [`test ${name}`]);
    return await work();
  } finally {
    await client.end();
  }
}

/** A name that tells which process will drop the database. */
export const newDatabaseName = (): string => `${PREFIX}${process.pid}_${randomBytes(4).toString('hex')}`;

/** Another database of the same server. */
export function siblingOf(url: string, name: string): string {
  const sibling = new URL(url);
  sibling.pathname = `/${name}`;
  return sibling.href;
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await ask(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, [], siblingOf(url, 'postgres'));
}

/** Drops what killed runs left behind. @param admin a database to ask from */
export async function dropOrphans(admin: string): Promise<void> {
  const found = await ask<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE datname LIKE $1',
    [`${PREFIX}%`],
    admin,
  );
  for (const { datname } of found) {
    if (!isAlive(Number(datname.split('_')[1]))) await dropDatabase(siblingOf(admin, datname));
  }
}
