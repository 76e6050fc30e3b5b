import 'server-only';
import type { Pool } from 'pg';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { readThisVisitor } from '@/lib/accounts/this-visitor.server';
import { pool } from '@/lib/platform/database.server';
import type { FollowUp } from './follow-up-codes';
import type { QuoteOutcome } from './quote-outcome';
import { type DriverRecord, readRecord } from './read-record.server';
import { recordLimit } from './record-limit.server';
import { answerFollowUp, checkInWeek, stateCarGone, tellQuoteOutcome } from './tell-record.server';

/** The record of a reporter whom the running request may see. */
export const readMyRecord = (own: bigint): Promise<DriverRecord> => readRecord(pool(), own);

/** Keeps «no call in this week» for the driver of the running request. @returns whether the week stands as quiet now */
export const checkInMyWeek = (week: number, now: Date): Promise<boolean> =>
  told((db, own) => checkInWeek(db, own, week, now));

/** Keeps an answer to «did it stop?» for the driver of the running request. @returns whether the question has an answer now */
export const answerMyFollowUp = (answer: FollowUp, now: Date): Promise<boolean> =>
  told((db, own) => answerFollowUp(db, own, answer, now));

/** Keeps what became of a quote in a call of the running request's driver. @returns whether the class is kept */
export const tellMyQuoteOutcome = (quote: { receipt: string; outcome: QuoteOutcome }, now: Date): Promise<boolean> =>
  told((db, own) => tellQuoteOutcome(db, own, quote, now));

/** Keeps whether the car of the running request's driver is gone. */
export const stateMyCarGone = (gone: boolean, now: Date): Promise<boolean> =>
  told(async (db, own) => {
    await stateCarGone(db, own, gone, now);
    return { ok: true };
  });

/** Does `tell` for the driver of the running request; false for a stranger, a network that asks too often, and what the rules refuse. */
async function told(tell: (db: Pool, own: bigint) => Promise<{ readonly ok: boolean }>): Promise<boolean> {
  if (!recordLimit().consume(await readThisNetwork()).ok) return false;
  const { own } = await readThisVisitor();
  return own !== null && (await tell(pool(), own.id)).ok;
}
