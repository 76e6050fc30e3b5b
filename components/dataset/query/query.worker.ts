import initSqlJs, { type Database } from 'sql.js';
import { boundRow, creating, inserting, type QueryTable } from '@/lib/dataset/query/query-table';
import { type Answered, type Asked, type Field, MOST_ROWS } from './answer';
import { readLines } from './read-lines';

const say = (answer: Answered): void => self.postMessage(answer);

let opened: Promise<Database> | undefined;
const filled = new Set<string>();

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  try {
    opened ??= open(data);
    const database = await opened;
    for (const table of data.tables)
      if (data.needed.includes(table.name) && !filled.has(table.name)) await fill(database, table);
    say({ kind: 'running' });
    say(run(database, data.sql));
  } catch {
    opened = filled.size > 0 ? opened : undefined;
    say({ kind: 'unreachable' });
  }
};

/** SQLite with every table of the release, still without rows. */
async function open({ engine, tables }: Asked): Promise<Database> {
  say({ kind: 'loading', what: 'SQLite', done: 0, of: 0 });
  const answer = await fetch(engine);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const sqlite = await initSqlJs({ wasmBinary: await answer.arrayBuffer() });
  const database = new sqlite.Database();
  for (const table of tables) database.run(creating(table));
  return database;
}

/** Puts the rows of a table in, all or none. */
async function fill(database: Database, table: QueryTable): Promise<void> {
  const tell = (done: number) => say({ kind: 'loading', what: table.name, done, of: table.bytes });
  tell(0);
  database.run('PRAGMA query_only = OFF');
  database.run('BEGIN');
  const insert = database.prepare(inserting(table));
  try {
    for await (const line of readLines(table.path, tell)) if (line !== '') insert.run(boundRow(table, line));
    database.run('COMMIT');
    filled.add(table.name);
  } catch (error) {
    database.run('ROLLBACK');
    throw error;
  } finally {
    insert.free();
  }
}

/** Runs every statement; the rows are those of the last that has any. The tables stay as they were published. */
function run(database: Database, sql: string): Answered {
  database.run('PRAGMA query_only = ON');
  const start = performance.now();
  let found: { columns: string[]; rows: Field[][]; more: boolean } = { columns: [], rows: [], more: false };
  try {
    for (const statement of database.iterateStatements(sql)) {
      const rows: Field[][] = [];
      let more = false;
      while (!more && statement.step()) {
        if (rows.length === MOST_ROWS) more = true;
        else rows.push(statement.get().map(shown));
      }
      const columns = statement.getColumnNames();
      if (columns.length > 0) found = { columns, rows, more };
    }
  } catch (error) {
    return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
  } finally {
    leaveTransaction(database);
  }
  return { kind: 'rows', ...found, milliseconds: performance.now() - start };
}

// A query may have begun one; there is no way to ask, and to leave none is an error.
function leaveTransaction(database: Database): void {
  try {
    database.run('ROLLBACK');
  } catch {}
}

const shown = (value: unknown): Field =>
  typeof value === 'string' || typeof value === 'number' || value === null ? value : String(value);
