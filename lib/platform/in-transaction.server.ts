import 'server-only';
import type pg from 'pg';

/** For work that may take minutes: the pool's statement timeout does not hold. */
export const UNHURRIED = 'BEGIN; SET LOCAL statement_timeout = 0';

/**
 * Runs `work` in one transaction on a connection of its own; a connection on which anything failed is not used again.
 * @param opening the statements that open the transaction
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  opening = 'BEGIN',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection lost between two statements says so here; unheard, it would end the process.
  const lost = (error: Error) => {
    broken = error;
  };
  client.on('error', lost);
  try {
    await client.query(opening);
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    broken = error as Error;
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}
