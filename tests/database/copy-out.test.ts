import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyOut } from '@/lib/platform/copy-out.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';

const ROWS = 50_000;
const SERIES = `COPY (SELECT n FROM generate_series(1, ${ROWS}) AS n) TO STDOUT`;

let database: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const works = async () => expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);

it('hands over every row in order, and yields what is made of them however slowly that is worked on', async () => {
  let last = 0;
  const made: number[] = [];
  const take = (row: Buffer) => {
    expect(Number(row.toString())).toBe(++last);
    return last % 1000 === 0 ? last : undefined;
  };
  for await (const thousand of copyOut(client, SERIES, take)) {
    made.push(thousand);
    await new Promise(setImmediate);
  }
  expect([last, made.length, made.at(-1)]).toEqual([ROWS, ROWS / 1000, ROWS]);
  await works();
});

it('leaves the connection of use when it is left early, when a row cannot be read, and when PostgreSQL refuses', async () => {
  for await (const row of copyOut(client, SERIES, (bytes) => bytes.toString())) {
    expect(row).toBe('1\n');
    break;
  }
  await works();
  const unread = copyOut(client, SERIES, () => {
    throw new RangeError('no such row');
  });
  await expect(unread.next()).rejects.toThrow('no such row');
  await works();
  await expect(copyOut(client, 'COPY nothing TO STDOUT', () => 1).next()).rejects.toThrow('does not exist');
  await works();
  const late = `COPY (SELECT 1 / (20000 - n) FROM generate_series(1, ${ROWS}) AS n) TO STDOUT`;
  await expect(copyOut(client, late, () => undefined).next()).rejects.toThrow('division by zero');
  await works();
});
