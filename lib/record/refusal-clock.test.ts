import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dayOfCall } from './my-call';
import { anyCalls, at, call, shuffled } from './my-call.fixture';
import { callsAfterRefusal, refusalClocks, refusesHere } from './refusal-clock';

const TODAY = dayOfCall({ calledAt: at(500) });
const clock = (calls: Parameters<typeof refusalClocks>[0]) => refusalClocks(calls, TODAY);

describe('the refusal clock', () => {
  it('counts from the call in which «stop» was said, which is not counted itself', () => {
    const calls = [
      call({ receipt: 'A', calledAt: at(0) }),
      call({ receipt: 'B', calledAt: at(1), refusal: 'this_call' }),
      call({ receipt: 'C', calledAt: at(1, 30) }),
      call({ receipt: 'D', calledAt: at(4), insurerId: 'cpic' }),
      call({ receipt: 'E', calledAt: at(6) }),
    ];
    expect(clock(calls)).toMatchObject([
      { named: 'pingan', exact: true, calls: 2, days: 499, toldOn: dayOfCall({ calledAt: at(1) }) },
    ]);
    expect(callsAfterRefusal(calls)).toEqual(new Set(['C', 'E']));
  });

  it('starts on the day the driver names, and counts the call that says so', () => {
    const calls = [
      call({ receipt: 'A', calledAt: at(3) }),
      call({ receipt: 'B', calledAt: at(5), refusal: 'before', refusedDaysAgo: 4 }),
    ];
    expect(clock(calls)).toMatchObject([{ toldOn: dayOfCall({ calledAt: at(1) }), exact: true, calls: 2 }]);
  });

  it('says «on that day or before» where the day of the refusal is not known', () => {
    expect(clock([call({ receipt: 'A', calledAt: at(3), refusal: 'before' })])).toMatchObject([
      { toldOn: dayOfCall({ calledAt: at(3) }), exact: false, calls: 1 },
    ]);
  });

  it('gives the caller the benefit of the doubt where only the day is known', () => {
    const calls = [
      call({ receipt: 'A', calledAt: at(2), precision: 'day', refusal: 'this_call' }),
      call({ receipt: 'B', calledAt: at(2, 60) }),
      call({ receipt: 'C', calledAt: at(2), precision: 'part' }),
    ];
    expect(clock(calls)).toMatchObject([{ calls: 0, lastCall: null }]);
  });

  it('tells an insurer, whoever borrows its name, and unnamed numbers apart', () => {
    const calls = [
      call({ receipt: 'A', did: ['asked_stop'] }),
      call({ receipt: 'B', calledAt: at(1), claim: 'impersonation' }),
      call({ receipt: 'C', calledAt: at(1), claim: 'unknown', insurerId: null, caller: 7 }),
      call({ receipt: 'D', calledAt: at(2), claim: 'unknown', insurerId: null, caller: 7, did: ['refused'] }),
      call({ receipt: 'E', calledAt: at(3), claim: 'unknown', insurerId: null, caller: null }),
    ];
    expect(clock(calls).map(({ named, calls: n }) => [named, n])).toEqual([
      ['pingan', 0],
      ['number:7', 0],
    ]);
  });

  it('does not depend on the order in which calls are told', () => {
    fc.assert(
      fc.property(anyCalls, fc.integer(), (calls, seed) => {
        const figures = (own: typeof calls) => clock(own).map(({ example: _, ...rest }) => rest);
        expect(figures(shuffled(calls, seed))).toEqual(figures(calls));
      }),
    );
  });

  it('never falls, nor starts later, when another call is told', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const [, ...fewer] = calls;
        const more = new Map(clock(calls).map((each) => [each.named, each]));
        for (const before of clock(fewer)) {
          const now = more.get(before.named);
          expect(now?.calls).toBeGreaterThanOrEqual(before.calls);
          expect(now?.toldOn).toBeLessThanOrEqual(before.toldOn);
        }
      }),
    );
  });

  it('never counts the first refusing call, nor a removed one, nor more calls than there are', () => {
    fc.assert(
      fc.property(anyCalls, (calls) => {
        const after = callsAfterRefusal(calls);
        for (const each of calls) if (each.removed) expect(after.has(each.receipt)).toBe(false);
        for (const { named, calls: count, toldOn } of clock(calls)) {
          const group = calls.filter((each) => !each.removed && (each.insurerId ?? `number:${each.caller}`) === named);
          expect(count).toBeLessThanOrEqual(group.length);
          const first = group.filter(refusesHere).filter(({ refusal }) => refusal !== 'before');
          const earliest = first.sort((a, b) => a.calledAt.getTime() - b.calledAt.getTime())[0];
          if (earliest && dayOfCall(earliest) === toldOn && group.every(({ refusal }) => refusal !== 'before'))
            expect(after.has(earliest.receipt)).toBe(false);
        }
      }),
    );
  });

  it('takes days as they are in China, whatever the clock of the server', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 1440 }), (minute) => {
        const calledAt = at(0, minute);
        const day = Temporal.Instant.fromEpochMilliseconds(calledAt.getTime())
          .toZonedDateTimeISO('Asia/Shanghai')
          .toPlainDate();
        const since = Temporal.PlainDate.from('1970-01-01').until(day, { largestUnit: 'days' }).days;
        expect(clock([call({ receipt: 'A', calledAt, refusal: 'this_call' })])[0]?.toldOn).toBe(since);
      }),
    );
  });

  it('a call one minute after midnight in China is a day later than one a minute before', () => {
    const evening = new Date('2026-03-01T15:59:00Z');
    const night = new Date('2026-03-01T16:01:00Z');
    const calls = [
      call({ receipt: 'A', calledAt: evening, precision: 'day', refusal: 'this_call' }),
      call({ receipt: 'B', calledAt: night }),
    ];
    expect(clock(calls)).toMatchObject([{ calls: 1 }]);
  });
});
