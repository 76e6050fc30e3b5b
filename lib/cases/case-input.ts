import { z } from 'zod';
import { INSURERS } from '@/lib/insurers/registry';
import { addDays, isDay } from '@/lib/platform/calendar-day';
import { err, ok, type Result } from '@/lib/platform/result';
import { CASE_OUTCOMES, type CaseOutcome } from './case-outcome';
import { CHANNEL_TERMS } from './channel-terms';

/** What is wrong with a field of a case form; the words are `cases.problems.<code>`. */
export type CaseProblem = {
  readonly field: 'channel' | 'insurer' | 'filedOn' | 'toldDueOn' | 'outcome' | 'outcomeOn' | 'form';
  readonly code: 'choose' | 'day' | 'future' | 'too_old' | 'before_filed' | 'needed' | 'locked' | 'limited' | 'full';
};

/** A complaint as its driver tells it; days as YYYY-MM-DD, `receipts` of the calls it is about. */
export type NewCase = {
  readonly channel: string;
  readonly insurerId: string | null;
  readonly filedOn: string;
  readonly toldDueOn: string | null;
  readonly receipts: readonly string[];
};

/** What may change of a case. */
export type CaseChange = {
  readonly outcome: CaseOutcome;
  readonly outcomeOn: string | null;
  readonly toldDueOn: string | null;
  readonly receipts: readonly string[];
};

/** Most calls that one case is about. */
export const MOST_CALLS = 50;
/** A complaint older than this is none to wait for. */
const OLDEST_DAYS = 3 * 366;
/** No authority tells a day further away. */
const FURTHEST_DAYS = 400;

const text = z.string().trim().max(60).catch('');
const receipts = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string().regex(/^[0-9A-Z]{16}$/)).max(MOST_CALLS),
  )
  .catch([]);
const raw = z.object({
  channel: text,
  insurer: text,
  filedOn: text,
  toldDueOn: text,
  outcome: text,
  outcomeOn: text,
  receipts,
});

/** Reads the form of a new case. @param today day in China */
export function readNewCase(form: Readonly<Record<string, unknown>>, today: string): Result<NewCase, CaseProblem[]> {
  const { channel, insurer, filedOn, toldDueOn, receipts } = raw.parse(form);
  const problems: CaseProblem[] = [];
  if (!CHANNEL_TERMS.some((term) => term.channel === channel)) problems.push({ field: 'channel', code: 'choose' });
  const insurerId = insurer === '' ? null : insurer;
  if (insurerId && !INSURERS.some(({ id }) => id === insurerId)) problems.push({ field: 'insurer', code: 'choose' });
  const filed = dayProblem(filedOn, today);
  if (filed) problems.push({ field: 'filedOn', code: filed });
  const due = dueProblem(toldDueOn, filedOn);
  if (due) problems.push({ field: 'toldDueOn', code: due });
  return problems.length > 0
    ? err(problems)
    : ok({ channel, insurerId, filedOn, toldDueOn: toldDueOn || null, receipts });
}

/** Reads the form that changes a case filed on a day. */
export function readCaseChange(
  form: Readonly<Record<string, unknown>>,
  filedOn: string,
  today: string,
): Result<CaseChange, CaseProblem[]> {
  const said = raw.parse(form);
  const problems: CaseProblem[] = [];
  const outcome = CASE_OUTCOMES.find((code) => code === said.outcome);
  if (!outcome) problems.push({ field: 'outcome', code: 'choose' });
  const waiting = outcome === 'waiting';
  if (!waiting) {
    const code = said.outcomeOn === '' ? 'needed' : dayProblem(said.outcomeOn, today);
    if (code) problems.push({ field: 'outcomeOn', code });
    else if (said.outcomeOn < filedOn) problems.push({ field: 'outcomeOn', code: 'before_filed' });
  }
  const due = dueProblem(said.toldDueOn, filedOn);
  if (due) problems.push({ field: 'toldDueOn', code: due });
  if (!outcome || problems.length > 0) return err(problems);
  const outcomeOn = waiting ? null : said.outcomeOn;
  return ok({ outcome, outcomeOn, toldDueOn: said.toldDueOn || null, receipts: said.receipts });
}

function dayProblem(day: string, today: string): CaseProblem['code'] | null {
  if (!isDay(day)) return 'day';
  if (day > today) return 'future';
  return day < addDays(today, -OLDEST_DAYS) ? 'too_old' : null;
}

function dueProblem(day: string, filedOn: string): CaseProblem['code'] | null {
  if (day === '') return null;
  if (!isDay(day)) return 'day';
  if (!isDay(filedOn)) return null;
  return day < filedOn || day > addDays(filedOn, FURTHEST_DAYS) ? 'before_filed' : null;
}
