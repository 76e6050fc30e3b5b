import 'server-only';
import type pg from 'pg';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { err, ok, type Result } from '@/lib/platform/result';
import { parseCallerNumber } from '@/lib/reports/caller-number';
import { isCallerOf } from '@/lib/reports/caller-of-report';
import { DECISIONS, type Decision, type DecisionProblem } from './desk-item';

export type Decided = {
  readonly name: string;
  readonly decision: string;
  readonly reason: string;
  /** The number as the moderator reads it in the file; empty when he reads none. It is compared and forgotten. */
  readonly number: string;
};

type Parts = { readonly pool: pg.Pool; readonly keys: Keyring; readonly now: Date; readonly moderator: string };

/** Writes a moderator's decision down: the first one holds. A file that must go is deleted at the next sweep, and its row says why. */
export async function decide(
  { pool, keys, now, moderator }: Parts,
  { name, decision, reason, number }: Decided,
): Promise<Result<null, DecisionProblem>> {
  const reasons: readonly string[] = Object.hasOwn(DECISIONS, decision) ? DECISIONS[decision as Decision] : [];
  if (!reasons.includes(reason)) return err('bad_decision');
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string; caller_key: Buffer; object_key: string | null }>(
      `SELECT a.id, a.object_key, r.caller_key FROM attachment a JOIN report r ON r.id = a.report_id
       WHERE a.name = $1 AND a.machine = 'done' AND (a.state = 'waiting' OR a.audit) FOR UPDATE OF a`,
      [name],
    );
    const [found] = rows;
    if (!found) return err('gone');
    const typed = number.trim();
    if (decision === 'checked' && typed !== '') {
      if (!parseCallerNumber(typed).ok) return err('not_a_number');
      if (!isCallerOf(found.caller_key, keys)(typed)) return err('number_differs');
    }
    const gone = decision === 'taken_down';
    await client.query(
      `UPDATE attachment SET state = $2, checked_by = 'moderator', checked_at = $3, reason = $4, audit = false,
         object_key = CASE WHEN $5 THEN NULL ELSE object_key END WHERE id = $1`,
      [found.id, decision, now, reason, gone],
    );
    if (gone)
      await client.query('INSERT INTO unheld_object (object_key, due_at) VALUES ($1, $2)', [found.object_key, now]);
    await client.query(
      `INSERT INTO attachment_decision (entry, decided_at, decided_by, decision, reason)
       SELECT entry, $2, $3, $4, $5 FROM attachment WHERE id = $1`,
      [found.id, now, moderator, decision, reason],
    );
    return ok(null);
  });
}
