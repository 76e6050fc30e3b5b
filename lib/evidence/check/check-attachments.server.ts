import 'server-only';
import type pg from 'pg';
import { LOCKED, type Locked, unlock } from '@/lib/evidence/read-attachments.server';
import { decodeTable } from '@/lib/evidence/recognise-file';
import type { Vault } from '@/lib/evidence/vault/evidence-vault.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { log } from '@/lib/platform/log.server';
import { isCallerOf } from '@/lib/reports/caller-of-report';
import { findCall } from './find-call';
import { readPicture } from './read-picture.server';

type Parts = {
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly keys: Keyring;
  readonly now: () => Date;
  /** Share of the machine's own findings that a moderator looks at as well, 0 to 1. */
  readonly auditShare: number;
  /** A number from 0 to 1. */
  readonly chance: () => number;
};

/** After so many attempts that failed a person looks. */
const ATTEMPTS = 3;
/** An attempt that has not come back after so long is made again, in milliseconds. */
const LEASE = 5 * 60_000;
const LARGEST_TABLE = 4 * 1024 * 1024;

type Due = Locked & {
  readonly id: string;
  readonly kind: string;
  readonly entry: string;
  readonly attempts: number;
  readonly sha256: string;
  readonly addedAt: Date;
  readonly calledAt: Date;
  readonly calledPrecision: 'minute' | 'part' | 'day';
  readonly callerKey: Buffer;
  readonly numberKind: string;
};

/** Looks at every attachment that is due, one after the other. @returns how many */
export async function checkAttachments(parts: Parts, stopped: () => boolean = () => false): Promise<number> {
  const textOf = readingOnce(parts);
  let read = '';
  for (let looked = 0; ; looked++) {
    const due = stopped() ? null : await takeDue(parts, read);
    if (!due) return looked;
    read = due.sha256;
    try {
      await settle(parts, due, await showsTheCall(parts, due, textOf));
    } catch (error) {
      log.error(
        { attachment: due.id, error: error instanceof Error ? error.message : 'unknown' },
        'an attachment could not be looked at',
      );
      if (due.attempts >= ATTEMPTS) await settle(parts, due, false);
    }
  }
}

/**
 * One file of each driver after the other, whose last turn is longest ago first, so that whoever gives hundreds keeps nobody else waiting; his own are
 * taken as they came. A file that has just been read costs nothing more: the calls it was given for as well come with it. A row says by `due_at` when
 * it was last taken, always one lease earlier.
 */
const NEXT = `
  WITH due AS MATERIALIZED (
    SELECT a.id, a.sha256, a.due_at, coalesce(p.merged_into_id, p.id) AS driver
    FROM attachment a JOIN report r ON r.id = a.report_id JOIN reporter p ON p.id = r.reporter_id WHERE a.machine = 'due' AND a.due_at <= $1),
  turn AS MATERIALIZED (
    SELECT d.driver, (
      SELECT max(b.due_at) FROM reporter q JOIN report s ON s.reporter_id = q.id JOIN attachment b ON b.report_id = s.id
      WHERE (q.id = d.driver OR q.merged_into_id = d.driver) AND b.attempts > 0) AS last
    FROM (SELECT DISTINCT driver FROM due) d)
  SELECT a.id FROM due d JOIN turn t ON t.driver = d.driver JOIN attachment a ON a.id = d.id
  WHERE a.machine = 'due' AND a.due_at <= $1
  ORDER BY d.sha256 = decode($3, 'hex') DESC, t.last NULLS FIRST, d.due_at, d.id LIMIT 1 FOR UPDATE OF a SKIP LOCKED`;

/** @param read what was read last, as its SHA-256 in hexadecimal digits */
async function takeDue({ pool, now }: Parts, read: string): Promise<Due | null> {
  const { rows } = await pool.query<Due>(
    `UPDATE attachment a SET attempts = a.attempts + 1, due_at = $2 FROM report r
     WHERE r.id = a.report_id AND a.id = (${NEXT})
     RETURNING a.id, a.kind, a.entry, a.attempts, encode(a.sha256, 'hex') AS sha256, a.added_at AS "addedAt", ${LOCKED}, r.called_at AS "calledAt",
       r.called_precision AS "calledPrecision", r.caller_key AS "callerKey", r.number_kind AS "numberKind"`,
    [now(), new Date(now().getTime() + LEASE), read],
  );
  return rows[0] ?? null;
}

type TextOf = (due: Due) => Promise<string | null>;

/** Reads files; one that is given for many calls at once is read for the first alone. */
function readingOnce({ vault }: Parts): TextOf {
  let last: { readonly sha256: string; readonly text: string | null } | null = null;
  return async (due) => {
    if (last?.sha256 === due.sha256) return last.text;
    const bytes = await unlock(vault, due);
    if (!bytes) return null;
    const text = due.kind === 'picture' ? await readPicture(bytes) : await readTable(bytes);
    last = { sha256: due.sha256, text };
    return text;
  };
}

/** Whether the file shows the number and the minute of its report. The number is known as a keyed hash alone: each that is found is hashed and compared. */
async function showsTheCall({ keys }: Parts, due: Due, textOf: TextOf): Promise<boolean> {
  const readable = due.kind === 'picture' || due.mediaType === 'text/csv';
  if (!readable || due.numberKind === 'hidden' || due.numberKind === 'unknown') return false;
  const text = await textOf(due);
  if (text === null) return false;
  const call = {
    calledAt: due.calledAt,
    precision: due.calledPrecision,
    givenAt: due.addedAt,
    blurred: due.kind === 'picture',
  };
  const { number, minute } = findCall(text, { ...call, isCaller: isCallerOf(due.callerKey, keys) });
  return number && minute;
}

async function readTable(bytes: AsyncIterable<Buffer>): Promise<string | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > LARGEST_TABLE) return null;
    pieces.push(piece);
  }
  return decodeTable(Buffer.concat(pieces));
}

/** Writes down what the machine found. A file that another driver gave as well is left to a person, whatever it shows. */
async function settle({ pool, now, auditShare, chance }: Parts, due: Due, shows: boolean): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE attachment a SET machine = 'done', audit = $4,
         state = CASE WHEN $2 THEN 'checked' ELSE a.state END, checked_by = CASE WHEN $2 THEN 'machine' END, checked_at = CASE WHEN $2 THEN $3::timestamptz END
       WHERE id = $1 AND machine = 'due' AND state = 'waiting' RETURNING 1`,
      [due.id, shows && !(await givenByOthers(client, due.id)), now(), shows && chance() < auditShare],
    );
    if (rowCount !== 1) return;
    await client.query(
      `INSERT INTO attachment_decision (entry, decided_at, decided_by, decision, reason)
       SELECT entry, $2, 'machine', state, CASE state WHEN 'checked' THEN 'number_and_minute' ELSE 'not_found' END FROM attachment WHERE id = $1`,
      [due.id, now()],
    );
  });
}

async function givenByOthers(client: pg.PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM attachment a JOIN report r ON r.id = a.report_id JOIN reporter p ON p.id = r.reporter_id, attachment b
       JOIN report s ON s.id = b.report_id JOIN reporter q ON q.id = s.reporter_id
     WHERE a.id = $1 AND b.sha256 = a.sha256 AND coalesce(q.merged_into_id, q.id) <> coalesce(p.merged_into_id, p.id)`,
    [id],
  );
  return (rowCount ?? 0) > 0;
}
