import 'server-only';
import type pg from 'pg';
import { type Published, publishReply, type ReplyRow, type ShownReply } from '@/lib/privacy/gate';
import { type Answer, DECLINE_REASONS, type DeclineReason, type ReplyStanding, replyStanding } from './reply-codes';

type Db = { query: pg.Pool['query'] };

const ROW = `r.id, r.insurer_id AS "insurerId", r.kind, r.about, r.text_zh AS zh, r.text_en AS en, r.link, reply_sha256(r) AS sha256,
  r.decided_at AS "decidedAt", r.reason, r.withdrawn_at AS "withdrawnAt", r.entry::int AS entry, r.answer, r.answer_zh AS "answerZh",
  r.answer_en AS "answerEn", r.answered_at AS "answeredAt"`;
const PUBLISHED = 'r.decided_at IS NOT NULL AND r.reason IS NULL';

const shown = (rows: readonly ReplyRow[]): Published<ShownReply>[] =>
  rows.map(publishReply).filter((reply) => reply !== null);

/** Published replies of a company under all its ids, the newest first. */
export async function readRepliesOf(db: Db, insurerIds: readonly string[]): Promise<Published<ShownReply>[]> {
  const { rows } = await db.query<ReplyRow>(
    `SELECT ${ROW} FROM reply r WHERE r.insurer_id = ANY($1) AND ${PUBLISHED} ORDER BY r.decided_at DESC, r.id DESC`,
    [insurerIds],
  );
  return shown(rows);
}

/** The newest published replies of all companies. */
export async function readNewestReplies(db: Db, limit: number): Promise<Published<ShownReply>[]> {
  const { rows } = await db.query<ReplyRow>(
    `SELECT ${ROW} FROM reply r WHERE ${PUBLISHED} ORDER BY r.decided_at DESC, r.id DESC LIMIT $1`,
    [limit],
  );
  return shown(rows);
}

/** How many replies stand how; of declined ones also why. Companies are counted, no people. */
export type ReplyCounts = Readonly<Record<'published' | 'withdrawn' | 'followed' | 'not_followed', number>> & {
  readonly declined: readonly { readonly reason: DeclineReason; readonly replies: number }[];
};

/** Counts all replies that were ever decided. `published` are those that stand, answered ones among them. */
export async function countReplies(db: Db): Promise<ReplyCounts> {
  const { rows } = await db.query<Omit<ReplyCounts, 'declined'>>(
    `SELECT count(*) FILTER (WHERE ${PUBLISHED} AND withdrawn_at IS NULL)::int AS published,
       count(*) FILTER (WHERE ${PUBLISHED} AND withdrawn_at IS NOT NULL)::int AS withdrawn,
       count(*) FILTER (WHERE answer = 'followed')::int AS followed, count(*) FILTER (WHERE answer = 'not_followed')::int AS not_followed
     FROM reply r`,
  );
  const counts = rows[0];
  if (!counts) throw new Error('replies were not counted');
  const declined = await db.query<{ reason: DeclineReason; replies: number }>(
    'SELECT reason, count(*)::int AS replies FROM reply WHERE reason IS NOT NULL GROUP BY reason ORDER BY array_position($1::text[], reason)',
    [DECLINE_REASONS],
  );
  return { ...counts, declined: declined.rows };
}

/** A reply as its own company sees it, and a moderator while it waits. */
export type OwnReply = Pick<
  ReplyRow,
  'id' | 'insurerId' | 'kind' | 'about' | 'zh' | 'en' | 'link' | 'answerZh' | 'answerEn'
> & {
  readonly sentAt: Date;
  readonly reason: DeclineReason | null;
  readonly standing: ReplyStanding;
  /** When it came to stand so. */
  readonly since: Date;
};

type OwnRow = Omit<OwnReply, 'standing' | 'since'> & {
  readonly decidedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly answer: Answer | null;
  readonly answeredAt: Date | null;
};

const standing = ({ decidedAt, withdrawnAt, answer, answeredAt, ...row }: OwnRow): OwnReply => ({
  ...row,
  standing: replyStanding({ decidedAt, reason: row.reason, withdrawnAt, answer }),
  since: withdrawnAt ?? answeredAt ?? decidedAt ?? row.sentAt,
});

/** Everything a company has sent, the newest first. */
export async function readOwnReplies(db: Db, insurerIds: readonly string[]): Promise<OwnReply[]> {
  const { rows } = await db.query<OwnRow>(
    `SELECT ${ROW}, r.sent_at AS "sentAt" FROM reply r WHERE r.insurer_id = ANY($1) ORDER BY r.id DESC LIMIT 200`,
    [insurerIds],
  );
  return rows.map(standing);
}

const UNDECIDED = 'r.decided_at IS NULL AND r.withdrawn_at IS NULL';
const UNANSWERED = `${PUBLISHED} AND r.kind = 'correction' AND r.answer IS NULL AND r.withdrawn_at IS NULL`;

/** How many replies a moderator has yet to decide or to answer. */
export async function countWaitingReplies(db: Db): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM reply r WHERE (${UNDECIDED}) OR (${UNANSWERED})`,
  );
  return rows[0]?.waiting ?? 0;
}

/** What waits for a moderator, the longest first: replies to be decided, and published corrections that nobody has answered. */
export async function readWaiting(
  db: Db,
): Promise<{ readonly undecided: OwnReply[]; readonly unanswered: OwnReply[] }> {
  const read = async (where: string) =>
    (
      await db.query<OwnRow>(`SELECT ${ROW}, r.sent_at AS "sentAt" FROM reply r WHERE ${where} ORDER BY r.id LIMIT 50`)
    ).rows.map(standing);
  return {
    undecided: await read(UNDECIDED),
    unanswered: await read(UNANSWERED),
  };
}
