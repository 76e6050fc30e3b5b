import 'server-only';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { moveCaseReminders } from '@/lib/shield/case-reminders.server';
import type { CaseChange, NewCase } from './case-input';
import { CASE_ENDS, type CaseOutcome, isEnd } from './case-outcome';
import { dueDay } from './case-standing';
import { termOf } from './channel-terms';

/** A complaint of a driver, without its case number, which no server has; days as YYYY-MM-DD. */
export interface ComplaintCase {
  readonly id: string;
  readonly channel: string;
  readonly insurerId: string | null;
  readonly filedOn: string;
  readonly toldDueOn: string | null;
  readonly outcome: CaseOutcome;
  readonly outcomeOn: string | null;
  /** Receipts of the calls it is about, oldest first. */
  readonly receipts: readonly string[];
}

/** Most cases of one driver. */
export const MOST_CASES = 200;

const MINE = '(select id from reporter where id = $1 or merged_into_id = $1)';
const CASES = `
  select c.id, c.channel, c.insurer_id as "insurerId", c.filed_on::text as "filedOn", c.told_due_on::text as "toldDueOn",
    c.outcome, c.outcome_on::text as "outcomeOn",
    array(select r.receipt from case_report l join report r on r.id = l.report_id where l.case_id = c.id order by r.called_at, r.id) as receipts
  from complaint_case c where c.reporter_id in ${MINE}`;

/** The cases of a reporter and of those merged into it, the last filed first. */
export async function listCases(db: Pool, reporterId: bigint): Promise<ComplaintCase[]> {
  const { rows } = await db.query<ComplaintCase>(`${CASES} order by c.filed_on desc, c.created_at desc, c.id`, [
    String(reporterId),
  ]);
  return rows;
}

/** One case of a reporter; null for somebody else's and for none. */
export async function findCase(db: Pool, reporterId: bigint, id: string): Promise<ComplaintCase | null> {
  const { rows } = await db.query<ComplaintCase>(`${CASES} and c.id = $2`, [String(reporterId), id]);
  return rows[0] ?? null;
}

/** Keeps a new case. @param id random characters */
export function addCase(
  db: Pool,
  reporterId: bigint,
  { channel, insurerId, filedOn, toldDueOn, receipts }: NewCase,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<Result<string, 'full'>> {
  return inTransaction(db, async (client) => {
    // Locked, so that two forms sent at once cannot both be the last.
    await client.query('select from reporter where id = $1 for no key update', [String(reporterId)]);
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from complaint_case where reporter_id in ${MINE}`,
      [String(reporterId)],
    );
    if ((rows[0]?.count ?? 0) >= MOST_CASES) return err('full');
    await client.query(
      `insert into complaint_case (id, reporter_id, channel, insurer_id, filed_on, told_due_on, created_at) values ($2, $1, $3, $4, $5, $6, $7)`,
      [String(reporterId), id, channel, insurerId, filedOn, toldDueOn, now],
    );
    await linkCalls(client, reporterId, id, receipts);
    return ok(id);
  });
}

/** Changes a case of a reporter; false for somebody else's and for none. The moment at which it first ended stays. */
export function changeCase(
  db: Pool,
  reporterId: bigint,
  id: string,
  { outcome, outcomeOn, toldDueOn, receipts }: CaseChange,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const changed = await client.query<{ channel: string; filedOn: string }>(
      `update complaint_case set outcome = $3, outcome_on = $4, told_due_on = $5,
         settled_at = case when $3 = any($7::text[]) then coalesce(settled_at, $6) end
       where id = $2 and reporter_id in ${MINE} returning channel, filed_on::text as "filedOn"`,
      [String(reporterId), id, outcome, outcomeOn, toldDueOn, now, CASE_ENDS],
    );
    const [found] = changed.rows;
    if (!found) return false;
    const days = { filedOn: found.filedOn, outcome, outcomeOn, toldDueOn };
    await moveCaseReminders(client, id, isEnd(outcome) ? null : dueDay(days, termOf(found.channel)));
    await linkCalls(client, reporterId, id, receipts);
    return true;
  });
}

/** Deletes a case of a reporter; again changes nothing. */
export async function dropCase(db: Pool, reporterId: bigint, id: string): Promise<void> {
  await db.query(`delete from complaint_case where id = $2 and reporter_id in ${MINE}`, [String(reporterId), id]);
}

/** The calls of a case are those of the receipts, as far as they are the driver's own. */
async function linkCalls(
  client: PoolClient,
  reporterId: bigint,
  id: string,
  receipts: readonly string[],
): Promise<void> {
  await client.query('delete from case_report where case_id = $1', [id]);
  await client.query(
    `insert into case_report (case_id, report_id) select $2, id from report where receipt = any($3::text[]) and reporter_id in ${MINE}`,
    [String(reporterId), id, receipts],
  );
}
