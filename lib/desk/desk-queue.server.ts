import 'server-only';
import type pg from 'pg';
import { LOCKED, type Locked } from '@/lib/evidence/read-attachments.server';
import type { DeskItem } from './desk-item';

type Db = { query: pg.Pool['query'] };

/** On the desk: what the machine could not decide, and a share of what it did, until a person has. */
const ON_THE_DESK = `a.machine = 'done' AND (a.state = 'waiting' OR a.audit)`;

/** How many files wait, and the one that waits longest. */
export async function readDesk(
  db: Db,
  skip = 0,
): Promise<{ readonly waiting: number; readonly item: DeskItem | null }> {
  const { rows } = await db.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM attachment a WHERE ${ON_THE_DESK}`,
  );
  const first = await db.query<DeskItem>(
    `SELECT a.name, a.kind, a.media_type AS "mediaType", a.bytes, a.added_at AS "addedAt", a.audit, r.called_at AS "calledAt",
       r.called_precision AS "calledPrecision", r.number_kind AS "numberKind", r.number_prefix AS "numberPrefix",
       r.enterprise_number AS "enterpriseNumber", r.claim, r.insurer_id AS "insurerId"
     FROM attachment a JOIN report r ON r.id = a.report_id WHERE ${ON_THE_DESK} ORDER BY a.audit, a.id OFFSET $1 LIMIT 1`,
    [skip],
  );
  return { waiting: rows[0]?.waiting ?? 0, item: first.rows[0] ?? null };
}

/** The locked file of something on the desk, or null: what is decided is no longer a moderator's to see. */
export async function findOnDesk(db: Db, name: string): Promise<Locked | null> {
  const { rows } = await db.query<Locked>(`SELECT ${LOCKED} FROM attachment a WHERE a.name = $1 AND ${ON_THE_DESK}`, [
    name,
  ]);
  return rows[0] ?? null;
}
