import 'server-only';
import { randomBytes } from 'node:crypto';
import { base32crockford } from '@scure/base';
import { findMyReporter, openMyReporter } from '@/lib/accounts/my-reporter.server';
import { readThisNetwork } from '@/lib/accounts/this-device.server';
import { chinaDate } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { type CallToTick, listCallsToTick } from './calls-to-tick.server';
import { type CaseProblem, readCaseChange, readNewCase } from './case-input';
import { type CaseStanding, caseStanding } from './case-standing';
import { termOf } from './channel-terms';
import { addCase, type ComplaintCase, changeCase, dropCase, findCase, listCases } from './complaint-cases.server';

/** A case and where it stands today. */
export type StandingCase = ComplaintCase & { readonly standing: CaseStanding };

/** What the pages of cases show. `calls`: the driver's own, to be ticked. `locked`: sign in to see them. */
export interface MyCases {
  readonly cases: readonly StandingCase[];
  readonly calls: readonly CallToTick[];
  readonly locked: boolean;
  readonly today: string;
}

const ID_BYTES = 13;
const SHAPE = /^[0-9A-HJKMNP-TV-Z]{21}$/;
const PER_HOUR = 600;
let limiter: Limiter | undefined;

/** The visitor's cases. */
export async function readMyCases(): Promise<MyCases> {
  const { reporterId, locked } = await findMyReporter();
  const today = chinaDate(systemClock());
  if (reporterId === null) return { cases: [], calls: [], locked, today };
  const [cases, calls] = await Promise.all([listCases(pool(), reporterId), listCallsToTick(pool(), reporterId)]);
  return { cases: cases.map((one) => standing(one, today)), calls, locked, today };
}

/** Cases whose answer is due within days or late, the most pressing first. */
export async function readMyDueCases(): Promise<StandingCase[]> {
  const { reporterId } = await findMyReporter();
  if (reporterId === null) return [];
  const today = chinaDate(systemClock());
  const cases = (await listCases(pool(), reporterId)).map((one) => standing(one, today));
  return cases
    .filter((one) => one.standing.kind === 'due_soon' || one.standing.kind === 'overdue')
    .sort((a, b) => daysOf(a) - daysOf(b));
}

const daysOf = ({ standing: found }: StandingCase): number => ('days' in found ? found.days : 0);
const standing = (one: ComplaintCase, today: string): StandingCase => ({
  ...one,
  standing: caseStanding(one, termOf(one.channel), today),
});

/** One case of the visitor with the calls to tick, or null. */
export async function readMyCase(
  id: string,
): Promise<{ case: StandingCase; calls: CallToTick[]; today: string } | null> {
  const { reporterId } = await findMyReporter();
  const found = reporterId !== null && SHAPE.test(id) ? await findCase(pool(), reporterId, id) : null;
  if (!found || reporterId === null) return null;
  const today = chinaDate(systemClock());
  const calls = await listCallsToTick(pool(), reporterId, found.receipts);
  return { case: standing(found, today), calls, today };
}

/** Keeps a new case of the visitor. @returns its id */
export async function addMyCase(form: Readonly<Record<string, unknown>>): Promise<Result<string, CaseProblem[]>> {
  const now = systemClock();
  const read = readNewCase(form, chinaDate(now));
  if (!read.ok) return read;
  const mine = (await admitted()) ? await openMyReporter(now) : err('limited' as const);
  if (!mine.ok) return err([{ field: 'form', code: mine.error }]);
  const id = base32crockford.encode(randomBytes(ID_BYTES));
  const added = await addCase(pool(), mine.value, read.value, { id, now });
  return added.ok ? added : err([{ field: 'form', code: added.error }]);
}

/** Changes a case of the visitor. Null: there is no such case. */
export async function changeMyCase(
  id: string,
  form: Readonly<Record<string, unknown>>,
): Promise<Result<null, CaseProblem[]> | null> {
  const { reporterId } = await findMyReporter();
  const found = reporterId !== null && SHAPE.test(id) ? await findCase(pool(), reporterId, id) : null;
  if (!found || reporterId === null) return null;
  const now = systemClock();
  const change = readCaseChange(form, found.filedOn, chinaDate(now));
  if (!change.ok) return change;
  if (!(await admitted())) return err([{ field: 'form', code: 'limited' }]);
  await changeCase(pool(), reporterId, id, change.value, now);
  return ok(null);
}

/** Deletes a case of the visitor. */
export async function dropMyCase(id: string): Promise<void> {
  const { reporterId } = await findMyReporter();
  if (reporterId !== null && SHAPE.test(id)) await dropCase(pool(), reporterId, id);
}

async function admitted(): Promise<boolean> {
  const points = Math.ceil(PER_HOUR * settings().RATE_LIMIT_FACTOR);
  limiter ??= createLimiter({ name: 'cases', points, seconds: 3600 });
  return limiter.consume(await readThisNetwork()).ok;
}
