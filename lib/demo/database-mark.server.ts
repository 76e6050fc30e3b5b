import 'server-only';
import pg from 'pg';
import type { Population } from './demo-arguments';
import { type PopulationMark, readMark, writtenMark } from './population-mark';

/** What a database says of the synthetic population it holds; null when it holds none, or has no reports at all. */
export async function markOf(url: string): Promise<PopulationMark | null> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await markIn(client);
  } finally {
    await client.end();
  }
}

/** The same through a connection that is open already. */
export async function markIn(client: pg.ClientBase): Promise<PopulationMark | null> {
  const { rows } = await client.query<{ comment: string | null }>(
    `SELECT obj_description(to_regclass('report'), 'pg_class') AS comment`,
  );
  return readMark(rows[0]?.comment ?? null);
}

/** Marks a database as synthetic from now on. */
export async function markDatabase(client: pg.ClientBase, population: Population, complete: boolean): Promise<void> {
  // COMMENT takes no parameters; the text is ours: words, digits and JSON without quotes of its own.
  await client.query(`COMMENT ON TABLE report IS ${pg.escapeLiteral(writtenMark(population, complete))}`);
}
