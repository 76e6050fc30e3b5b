import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysFrom } from '@/lib/platform/calendar-day';
import { COMPLAINT_CHANNELS, channelById } from '@/lib/rights/complaint-channels';
import { CASE_ENDS } from './case-outcome';
import { type CaseDays, caseStanding, dueDay } from './case-standing';
import { CHANNEL_TERMS, termOf } from './channel-terms';
import { addWorkingDays } from './working-days';

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2025-01-01', n));
const open: CaseDays = { filedOn: '2026-11-02', toldDueOn: null, outcome: 'waiting', outcomeOn: null };

it('has a term, or says that there is none, for every channel, and leads on to channels that exist', () => {
  expect(CHANNEL_TERMS.map(({ channel }) => channel).sort()).toEqual(COMPLAINT_CHANNELS.map(({ id }) => id).sort());
  for (const { next, status, source, channel } of CHANNEL_TERMS) {
    for (const step of next) expect(channelById(step.channel).id).toBe(step.channel);
    if (status !== 'recall') expect(source, channel).not.toBeNull();
  }
});

it('says the same term as the channel’s own entry, but for what is only recalled', () => {
  for (const { channel, days, status } of CHANNEL_TERMS)
    if (status === 'text' || status === 'press') expect(channelById(channel).termDays, channel).toBe(days);
});

it('counts from the complaint, or from the day it was forwarded where the term says so', () => {
  expect(dueDay(open, termOf('insurer'))).toBe('2026-11-17');
  const forwarded = { ...open, outcome: 'forwarded', outcomeOn: '2026-11-06' } as const;
  expect(dueDay(forwarded, termOf('12378'))).toBe('2026-11-21');
  expect(dueDay(forwarded, termOf('insurer'))).toBe('2026-11-17');
  expect(dueDay({ ...open, toldDueOn: '2026-12-24' }, termOf('police'))).toBe('2026-12-24');
  expect(caseStanding(open, termOf('police'), '2026-11-22')).toEqual({ kind: 'no_term' });
});

it('is overdue from the day after the term, never on it, and soon for three days before', () => {
  const kinds = Array.from(
    { length: 20 },
    (_, n) => caseStanding(open, termOf('insurer'), addDays(open.filedOn, n)).kind,
  );
  expect(kinds).toEqual([...Array(12).fill('running'), ...Array(4).fill('due_soon'), ...Array(4).fill('overdue')]);
});

it('ends with every end, and then has no term any more', () => {
  fc.assert(
    fc.property(day, fc.nat({ max: 90 }), fc.constantFrom(...CASE_ENDS), day, (filedOn, days, outcome, today) => {
      const ended = { filedOn, toldDueOn: null, outcome, outcomeOn: addDays(filedOn, days) };
      for (const term of CHANNEL_TERMS) expect(caseStanding(ended, term, today)).toEqual({ kind: 'ended', days });
    }),
  );
});

it('leaves out holidays, and counts weekends that are worked instead', () => {
  // 1 to 8 October 2025 were days off, 28 September and 11 October were worked.
  expect(addWorkingDays('2025-09-27', 1)).toBe('2025-09-28');
  expect(addWorkingDays('2025-09-30', 1)).toBe('2025-10-09');
  expect(addWorkingDays('2025-10-10', 1)).toBe('2025-10-11');
  fc.assert(
    fc.property(day, fc.nat({ max: 20 }), (from, n) => {
      expect(daysFrom(from, addWorkingDays(from, n))).toBeGreaterThanOrEqual(n);
      expect(addWorkingDays(from, n + 1) > addWorkingDays(from, n)).toBe(true);
    }),
  );
});
