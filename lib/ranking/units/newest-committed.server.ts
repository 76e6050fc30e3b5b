import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { INTAKE_LOCK } from '@/lib/reports/intake/intake-lock';

/** The highest report id below which nothing can still be committed: ids are drawn under the intake's shared lock. */
export function newestCommitted(pool: pg.Pool): Promise<string> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [INTAKE_LOCK]);
    const { rows } = await client.query<{ newest: string }>('SELECT coalesce(max(id), 0) AS newest FROM report');
    return rows[0]?.newest ?? '0';
  });
}
