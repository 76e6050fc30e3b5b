import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { createPool } from '@/lib/platform/database.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import type { Sender } from '@/lib/reports/intake/submission-identity';
import type { SubmitContext } from '@/lib/reports/submit-report.server';
import { keys, nobody, now } from './arrivals';
import { freshDatabase } from './fresh-database';

/** A database of its own with the reference data, and two ways into it that know nothing of each other. */
export async function intakeFixture() {
  const database = await freshDatabase();
  const pool = createPool(database.url);
  const other = createPool(database.url);
  const queue = new IntakeQueue(pool);
  await loadReferenceData(pool);
  return {
    url: database.url,
    pool,
    other,
    queue,
    context: (sender: Partial<Sender> = {}, idempotencyKey: string | null = null): SubmitContext => ({
      sender: { ...nobody, ...sender },
      idempotencyKey,
      door: 'api',
      now,
      random: randomBytes,
      keys,
      queue,
    }),
    rows: () => countRows(pool),
    async close() {
      await Promise.all([pool.end(), other.end()]);
      await database.drop();
    },
  };
}

export type IntakeFixture = Awaited<ReturnType<typeof intakeFixture>>;

/** Rows of the tables that a report touches, and what must never be there: drivers without a device or a report, keys without a report. */
export async function countRows(pool: pg.Pool) {
  const { rows } = await pool.query<
    Record<'reports' | 'reporters' | 'devices' | 'keys' | 'orphans' | 'dangling', number>
  >(`
    SELECT (SELECT count(*) FROM report)::int AS reports, (SELECT count(*) FROM reporter)::int AS reporters,
      (SELECT count(*) FROM device)::int AS devices, (SELECT count(*) FROM submission)::int AS keys,
      (SELECT count(*) FROM reporter p WHERE NOT EXISTS (SELECT FROM report r WHERE r.reporter_id = p.id)
        OR NOT EXISTS (SELECT FROM device d WHERE d.reporter_id = p.id))::int AS orphans,
      (SELECT count(*) FROM submission s WHERE NOT EXISTS (SELECT FROM report r WHERE r.id = s.report_id))::int AS dangling`);
  if (!rows[0]) throw new Error('no counts');
  return rows[0];
}
