import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeek, weekStart, weeksBack } from '@/lib/platform/china-time';
import type { FollowUp } from './follow-up-codes';
import { dueQuestions, stepOutcomes, stepsOf } from './follow-up-questions';
import { dayOfCall } from './my-call';
import { anyCalls, at, call, shuffled } from './my-call.fixture';
import { openWeeks, recordWeeks } from './quiet-weeks';
import { QUOTE_OUTCOMES, quoteOutcome } from './quote-outcome';
import { weeksOfMonth } from './record-tables';
import { readCheckIn, readQuoteOutcome } from './statement-forms';

const day = (of: number) => dayOfCall({ calledAt: at(of) });
const complaint = call({ receipt: 'A', calledAt: at(0), did: ['reported_12321'] });
const said = (answer: FollowUp['answer'], afterDays: FollowUp['afterDays'] = 14): FollowUp => ({
  ...{ receipt: 'A', channel: 'reported_12321', afterDays, answer },
});

describe('«did it stop?»', () => {
  it('is asked from the 14th and from the 30th day, and not after the 90th', () => {
    const asked = (passed: number) => dueQuestions([complaint], [], day(passed)).map(({ afterDays }) => afterDays);
    expect([13, 14, 29, 30, 90, 91].map(asked)).toEqual([[], [14], [14], [30], [30], []]);
  });

  it('is asked once: an answer is the end of it until the next day of asking', () => {
    expect(dueQuestions([complaint], [said('fewer')], day(20))).toEqual([]);
    expect(dueQuestions([complaint], [said('fewer')], day(31))).toHaveLength(1);
    expect(dueQuestions([complaint], [said('fewer'), said('stopped', 30)], day(31))).toEqual([]);
  });

  it('takes the same complaint in several reports for one', () => {
    const again = call({ receipt: 'B', calledAt: at(10), did: ['reported_12321'] });
    const later = call({ receipt: 'C', calledAt: at(60), did: ['reported_12321'] });
    expect(stepsOf([complaint, again, later], day(80)).map(({ receipts }) => receipts)).toEqual([['A', 'B'], ['C']]);
    expect(dueQuestions([complaint, again], [{ ...said('same'), receipt: 'B' }], day(20))).toEqual([]);
  });

  it('is asked about the end of the policy that calls have told', () => {
    const calls = [call({ receipt: 'A', calledAt: at(0), daysToExpiry: 20 })];
    expect(dueQuestions(calls, [], day(30))).toEqual([]);
    expect(dueQuestions(calls, [], day(34))).toMatchObject([{ channel: 'renewal', afterDays: 14, receipt: 'A' }]);
  });

  it('is not asked about reports that no longer count', () => {
    expect(dueQuestions([{ ...complaint, removed: true }], [], day(20))).toEqual([]);
  });

  it('shows beside the answer what the calls say', () => {
    const calls = [complaint, call({ receipt: 'B', calledAt: at(9) }), call({ receipt: 'C', calledAt: at(40) })];
    expect(stepOutcomes(calls, [said('stopped')], day(50))).toMatchObject([{ answer: 'stopped', lastCallAfter: 9 }]);
    expect(stepOutcomes([complaint], [said('stopped')], day(50))).toMatchObject([{ lastCallAfter: null }]);
  });

  it('does not depend on the order of calls, and never asks for more than one answer of a step', () => {
    fc.assert(
      fc.property(anyCalls, fc.integer(), fc.integer({ min: 0, max: 500 }), (calls, seed, passed) => {
        const due = dueQuestions(calls, [], day(passed));
        expect(dueQuestions(shuffled(calls, seed), [], day(passed))).toEqual(due);
        expect(new Set(due.map(({ channel, day: of }) => `${channel} ${of}`)).size).toBe(due.length);
        const answers = due.map(({ channel, afterDays, receipt }) => ({
          channel,
          afterDays,
          receipt,
          answer: 'same' as const,
        }));
        expect(dueQuestions(calls, answers, day(passed))).toEqual([]);
      }),
    );
  });
});

describe('weeks without calls', () => {
  const now = at(200);
  const back = (n: number) => weeksBack(isoWeek(now), n);
  const inWeek = (week: number) => new Date(weekStart(week).getTime() + 3 * 86_400_000);

  it('may be told for the last four full weeks that the record reaches and that have no call', () => {
    const calls = [call({ receipt: 'A', calledAt: inWeek(back(3)) })];
    expect(openWeeks(calls, [], now)).toEqual([back(1), back(2)]);
    expect(openWeeks(calls, [back(1)], now)).toEqual([back(2)]);
    expect(openWeeks([call({ receipt: 'A', calledAt: at(0) })], [], now)).toEqual([1, 2, 3, 4].map(back));
    expect(openWeeks([], [], now)).toEqual([]);
  });

  it('is void once a call of that week is told', () => {
    const calls = [call({ receipt: 'A', calledAt: at(0) }), call({ receipt: 'B', calledAt: inWeek(back(2)) })];
    expect(recordWeeks(calls, [back(2)], now, 2).map(({ state }) => state)).toEqual(['untold', 'called']);
  });

  it('are told apart completely: a week is called, quiet or untold, and open only if untold', () => {
    fc.assert(
      fc.property(anyCalls, fc.subarray([1, 2, 3, 4, 5, 6]), (calls, backs) => {
        const weeks = recordWeeks(calls, backs.map(back), now, 26);
        for (const { week, calls: count, state } of weeks) {
          expect(state === 'called').toBe(count > 0);
          if (state === 'quiet') expect(backs.map(back)).toContain(week);
        }
        for (const week of openWeeks(calls, backs.map(back), now))
          expect(weeks.find((each) => each.week === week)?.state ?? 'untold').toBe('untold');
      }),
    );
  });

  it('belong to one month each', () => {
    const months = Array.from(
      { length: 24 },
      (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
    );
    const weeks = months.flatMap(weeksOfMonth);
    expect(new Set(weeks).size).toBe(weeks.length);
    expect(weeks[0]).toBe(202501);
    for (const [i, week] of weeks.slice(1).entries()) expect(weeksBack(week, 1)).toBe(weeks[i]);
  });

  it('are read off a form strictly', () => {
    expect(readCheckIn('202647')).toBe(202647);
    for (const junk of ['', '2026', '202600', '202654', '202647 ', "202647'", '20264７'])
      expect(readCheckIn(junk)).toBeNull();
  });
});

describe('what became of a quote', () => {
  it('is a class that grows with the final price and keeps no amount', () => {
    const price = fc.double({ min: 100, max: 50_000, noNaN: true });
    const order = QUOTE_OUTCOMES.indexOf.bind(QUOTE_OUTCOMES);
    fc.assert(
      fc.property(price, price, price, (quoted, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(order(quoteOutcome(quoted, low))).toBeLessThanOrEqual(order(quoteOutcome(quoted, high)));
        const scaled = quoteOutcome(quoted * 2, low * 2);
        expect(scaled).toBe(quoteOutcome(quoted, low));
      }),
    );
  });

  it.each([
    [3000, 2900, 'lower'],
    [3000, 3000, 'as_quoted'],
    [3000, 3010, 'as_quoted'],
    [3000, 3200, 'higher_under_10'],
    [3000, 3600, 'higher_10_30'],
    [3000, 4200, 'higher_over_30'],
  ] as const)('%d yuan that became %d is %s', (quoted, final, outcome) =>
    expect(quoteOutcome(quoted, final)).toBe(outcome),
  );

  it('takes a receipt and a class, and refuses whatever else is sent along', () => {
    const told = { receipt: 'S34CHJ68S34CHJ68', outcome: 'as_quoted' };
    expect(readQuoteOutcome(told)).toEqual(told);
    for (const junk of [{ ...told, quoted: 3000 }, { ...told, outcome: '3000' }, { outcome: 'lower' }, null, 'x'])
      expect(readQuoteOutcome(junk)).toBeNull();
  });
});
