import 'server-only';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { INTAKE_LOCK } from '@/lib/reports/intake/intake-lock';
import { appendEntries, entriesOfReports } from './append-entries.server';
import { LEDGER_LOCK } from './ledger-lock';
import type { ReportValues } from './report-content';

const BATCH = 5_000;

/**
 * Gives an entry to every report, removal, merge and publication that was stored before there was a log or past the intake. Looks only at reports that are new
 * since the last time; doing it again changes nothing.
 * @param progress hears how many were appended so far
 * @returns how many reports were appended
 */
export async function adoptReports(pool: pg.Pool, progress: (reports: number) => void = () => {}): Promise<number> {
  const newest = await newestCommitted(pool);
  let adopted = 0;
  for (;;) {
    const { looked, appended } = await inTransaction(pool, (client) => adoptBatch(client, newest), UNHURRIED);
    adopted += appended;
    if (looked < BATCH) break;
    progress(adopted);
  }
  await inTransaction(pool, adoptStatements, UNHURRIED);
  return adopted;
}

/** The highest report id below which nothing can still be committed. */
function newestCommitted(pool: pg.Pool): Promise<string> {
  return inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [INTAKE_LOCK]);
    const { rows } = await client.query<{ newest: string }>('SELECT coalesce(max(id), 0) AS newest FROM report');
    return rows[0]?.newest ?? '0';
  });
}

const NEXT = `
  SELECT r.*, e.index IS NOT NULL AS entered FROM (
    SELECT * FROM report WHERE id > (SELECT adopted_through FROM ledger_head) AND id <= $1 ORDER BY id LIMIT ${BATCH}
  ) r LEFT JOIN ledger_entry e ON e.report_id = r.id ORDER BY r.id`;

async function adoptBatch(client: pg.PoolClient, newest: string) {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
  const { rows } = await client.query<ReportValues & { id: string; entered: boolean }>(NEXT, [newest]);
  const last = rows.at(-1)?.id;
  const without = rows.filter((row) => !row.entered);
  if (last !== undefined) {
    await appendEntries(client, entriesOfReports(without));
    await client.query('UPDATE ledger_head SET adopted_through = $1', [last]);
  }
  return { looked: rows.length, appended: without.length };
}

// Removals are few; those of reports that had no entry when they were removed were not recorded then.
const ADOPT_REMOVALS = `
  SELECT ledger_append('removal', format('{"kind":"removal","of":%s,"reason":%s}', e.index, to_json(m.reason)))
  FROM (SELECT * FROM removal ORDER BY report_id) m JOIN ledger_entry e ON e.report_id = m.report_id
  WHERE NOT EXISTS (SELECT FROM ledger_entry r WHERE r.kind = 'removal' AND (r.content::jsonb ->> 'of')::bigint = e.index)`;

const ADOPT_MERGES = `
  SELECT ledger_append('merge', format('{"from":"%s","into":"%s","kind":"merge"}', p.id, p.merged_into_id))
  FROM reporter p WHERE p.merged_into_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM ledger_entry e WHERE e.kind = 'merge' AND e.content::jsonb ->> 'from' = p.id::text)`;

const ADOPT_PUBLICATIONS = `
  SELECT ledger_publish(said) FROM (
    SELECT release_saying(r) AS said, published_at AS at, month || revision AS place FROM release r
    UNION ALL SELECT exposure_saying(c), changed_at, id::text FROM exposure_change c
    UNION ALL SELECT said, at, name FROM reply_acts()
  ) AS acts WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.kind = 'publication' AND e.content = said) ORDER BY at, place`;

async function adoptStatements(client: pg.PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
  await client.query(ADOPT_REMOVALS);
  await client.query(ADOPT_MERGES);
  await client.query(ADOPT_PUBLICATIONS);
}
