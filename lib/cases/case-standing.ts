import { addDays, daysFrom } from '@/lib/platform/calendar-day';
import { type CaseOutcome, isEnd } from './case-outcome';
import type { ChannelTerm } from './channel-terms';
import { addWorkingDays } from './working-days';

/** As much of a case as its standing needs; days as YYYY-MM-DD. */
export type CaseDays = {
  readonly filedOn: string;
  readonly toldDueOn: string | null;
  readonly outcome: CaseOutcome;
  readonly outcomeOn: string | null;
};

/**
 * Where a case stands on a day. `dueOn`: the day an answer is due, null where no term is known. `basis`: `told` by the authority, or the general `term`.
 * `days`: until then, negative when it is past.
 */
export type CaseStanding =
  | { readonly kind: 'ended'; readonly days: number }
  | { readonly kind: 'no_term' }
  | {
      readonly kind: 'running' | 'due_soon' | 'overdue';
      readonly dueOn: string;
      readonly days: number;
      readonly basis: 'told' | 'term';
    };

/** How many days before the term «soon» begins. */
const SOON = 3;

/** When an answer is due: what the authority told comes before the general term. */
export function dueDay({ filedOn, toldDueOn, outcome, outcomeOn }: CaseDays, term: ChannelTerm): string | null {
  if (toldDueOn) return toldDueOn;
  if (term.days === null) return null;
  const from = term.from === 'forwarded' && outcome === 'forwarded' && outcomeOn ? outcomeOn : filedOn;
  return term.count === 'working' ? addWorkingDays(from, term.days) : addDays(from, term.days);
}

/** Where a case stands on `today`. The due day itself is not overdue. */
export function caseStanding(found: CaseDays, term: ChannelTerm, today: string): CaseStanding {
  if (isEnd(found.outcome)) return { kind: 'ended', days: daysFrom(found.filedOn, found.outcomeOn ?? found.filedOn) };
  const dueOn = dueDay(found, term);
  if (!dueOn) return { kind: 'no_term' };
  const days = daysFrom(today, dueOn);
  const kind = days < 0 ? 'overdue' : days <= SOON ? 'due_soon' : 'running';
  return { kind, dueOn, days, basis: found.toldDueOn ? 'told' : 'term' };
}
