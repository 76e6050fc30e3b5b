import 'server-only';
import type pg from 'pg';
import type { EntryKind } from '@/lib/ledger/entry';
import type { ReportValues } from '@/lib/ledger/report-content';
import type { StoredCheckpoint } from '@/lib/ledger/stored-checkpoints.server';
import type { StoredEntry } from './told';

/** How many entries the log should have. */
export async function readHead(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ size: string }>('SELECT size FROM ledger_head');
  return Number(rows[0]?.size ?? 0);
}

type EntryRow = ReportValues & {
  entry_index: string;
  kind: EntryKind;
  commitment: Buffer;
  salt: Buffer | null;
  of_report: string | null;
  content: string | null;
};

/** Entries in order, each with its report. */
export async function readEntries(client: pg.PoolClient, from: number, to: number): Promise<StoredEntry[]> {
  const { rows } = await client.query<EntryRow>(
    `SELECT e.index AS entry_index, e.kind, e.commitment, e.salt, e.report_id AS of_report, e.content, r.*
     FROM ledger_entry e LEFT JOIN report r ON r.id = e.report_id WHERE e.index >= $1 AND e.index < $2 ORDER BY e.index`,
    [from, to],
  );
  return rows.map((row) => ({
    index: Number(row.entry_index),
    kind: row.kind,
    commitment: row.commitment,
    salt: row.salt,
    reportId: row.of_report,
    content: row.content,
    report: row.id === null ? null : row,
  }));
}

/** Checkpoints of more than `above` entries and not more than `upTo`, in order. */
export async function readCheckpoints(client: pg.PoolClient, above: number, upTo: number): Promise<StoredCheckpoint[]> {
  const { rows } = await client.query<{ size: string; root: Buffer; note: string; signed_at: Date }>(
    'SELECT * FROM ledger_checkpoint WHERE size > $1 AND size <= $2 ORDER BY size',
    [above, upTo],
  );
  return rows.map(({ size, root, note, signed_at }) => ({ size: Number(size), root, note, signedAt: signed_at }));
}
