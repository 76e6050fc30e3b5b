import 'server-only';
import { join } from 'node:path';
import pg from 'pg';
import { openCluster } from './open-cluster.server';

export type OpenDatabase = {
  readonly url: string;
  /** Whether it is in the embedded PostgreSQL. */
  readonly embedded: boolean;
  /** Gives up our share of the embedded PostgreSQL; whoever is last stops it. */
  close(): Promise<void>;
};

/**
 * The database of a command: `given` (DATABASE_URL) if set, else database `name` in the embedded PostgreSQL in
 * `.data/postgres` of the working folder. Throws a readable error when it cannot be reached.
 */
export async function openDatabase(
  given: string | undefined,
  name: string,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  if (given) {
    await requireAnswer(given);
    return { url: given, embedded: false, close: async () => {} };
  }
  const cluster = await openCluster({ dataDir: join(process.cwd(), '.data', 'postgres'), say });
  try {
    await cluster.ensureDatabase(name);
  } catch (error) {
    await cluster.close();
    throw error;
  }
  return { url: cluster.url(name), embedded: true, close: () => cluster.close() };
}

async function requireAnswer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new Error(`the database of DATABASE_URL (${host}${pathname}) does not answer: ${(error as Error).message}`);
  }
  await client.end();
}
