import 'server-only';
import pg from 'pg';

/** What a copy of a report has of its own; everything else is that of the report it copies. */
const OWN: Readonly<Record<string, string>> = {
  id: 'r.id + $1 * n.reports',
  reporter_id: 'r.reporter_id + $1 * n.reporters',
};
/** What it takes from a report far away, so that copies are not equal: hours, refusals, lures and days to expiry. */
const ELSEWHERE = ['called_at', 'called_precision', 'refusal', 'lures', 'expiry_bucket', 'days_to_expiry'];
/** Prime, so that each copy takes from other places. */
const STRIDE = 99_991;

/**
 * Makes a population so many times as large, within the database: the same drivers again under other ids, their reports crossed with others.
 * Takes the indexes and foreign keys of both tables away for good: only for who reads all reports and throws the database away.
 */
export async function multiplyReports(
  client: pg.ClientBase,
  times: number,
  progress: (times: number) => void,
): Promise<void> {
  for (const table of ['report', 'reporter']) await strip(client, table);
  const { rows: columns } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'report'::regclass AND attnum > 0 AND NOT attisdropped`,
  );
  const { rows } = await client.query<{ reports: string; reporters: string }>(
    'SELECT (SELECT max(id) FROM report) AS reports, (SELECT max(id) FROM reporter) AS reporters',
  );
  const whole = [Number(rows[0]?.reports), Number(rows[0]?.reporters)];
  const names = columns.map(({ name }) => name);
  const reports = `INSERT INTO report (${names.join(', ')})
    SELECT ${names.map((name) => OWN[name] ?? `${ELSEWHERE.includes(name) ? 's' : 'r'}.${name}`).join(', ')}
    FROM (SELECT $2::bigint AS reports, $3::bigint AS reporters) AS n, report r
    JOIN report s ON s.id = (r.id + $1::bigint * ${STRIDE}) % $2 + 1
    WHERE r.id <= $2`;
  const reporters = `INSERT INTO reporter (id, recovery_seed, recovery_hash, created_at, tier, records_opt_out)
    SELECT id + $1::bigint * $2::bigint, recovery_seed, recovery_hash, created_at, tier, records_opt_out FROM reporter WHERE id <= $2`;
  for (let copy = 1; copy < times; copy++) {
    await client.query(reporters, [copy, whole[1]]);
    await client.query(reports, [copy, ...whole]);
    progress(copy + 1);
  }
}

/** Takes constraints and indexes off a table, and its rows out of the log of changes. */
async function strip(client: pg.ClientBase, table: string): Promise<void> {
  const of = async (text: string) => (await client.query<{ name: string }>({ text, values: [table] })).rows;
  const foreign = await of(`SELECT format('%s DROP CONSTRAINT %I', conrelid::regclass, conname) AS name
    FROM pg_constraint WHERE (conrelid = $1::regclass OR confrelid = $1::regclass) AND contype = 'f'`);
  for (const { name } of foreign) await client.query(`ALTER TABLE ${name}`);
  const keys = await of(
    `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('p', 'u')`,
  );
  for (const { name } of keys)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${pg.escapeIdentifier(name)} CASCADE`);
  const indexes = await of(`SELECT indexrelid::regclass AS name FROM pg_index WHERE indrelid = $1::regclass`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await client.query(`ALTER TABLE ${table} SET UNLOGGED`);
}
