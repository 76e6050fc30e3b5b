import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReport } from '@/lib/reports/read-report';
import { reportInput } from '@/lib/reports/report-input';
import type { FoundCall } from './found-call';
import { reportOfCall } from './report-of-call';
import { siftCalls } from './sift-calls';

const now = new Date('2026-11-22T07:30:00Z');
const call = (change: Partial<FoundCall> = {}): FoundCall => ({
  ...{ number: '95518', day: '2026-11-20', time: '09:12', direction: 'in', name: null },
  ...change,
});

describe('what is offered', () => {
  it('is each call once, whatever way its number is written', () => {
    const { offered, aside } = siftCalls(
      [call({ number: '+86 138-1234-5678' }), call({ number: '13812345678' }), call()],
      now,
    );
    expect(offered.map(({ shown }) => shown).sort()).toEqual(['138 1234 5678', '95518']);
    expect(aside.twice).toBe(1);
  });

  it('came in, within thirteen months, from somebody who can call', () => {
    const { offered, aside } = siftCalls(
      [
        call({ direction: 'out' }),
        call({ day: '2025-10-01' }),
        call({ day: '2026-12-01' }),
        call({ number: '10690001234567' }),
        call({ number: '138****5678' }),
        call({ direction: 'missed' }),
      ],
      now,
    );
    expect(offered).toHaveLength(1);
    expect(aside).toEqual({ outgoing: 1, twice: 0, old: 1, future: 1, no_caller: 1, masked: 1 });
  });

  it('says whose official number it is, and who is likely known', () => {
    const mother = { number: '13812345678', name: '妈妈' };
    const friend = { number: '13912345678' };
    const both = [0, 1].flatMap((i) => [call({ ...friend, time: `10:0${i}` }), call({ ...friend, direction: 'out' })]);
    const tagged = call({ number: '13712345678', name: '骚扰电话 保险推销' });
    const { offered } = siftCalls([call(), call({ ...mother }), ...both, tagged], now);
    const of = (shown: string) => offered.find((row) => row.shown === shown);
    expect(of('95518')).toMatchObject({ official: ['picc'], known: null });
    expect(of('138 1234 5678')?.known).toBe('saved');
    expect(of('139 1234 5678')?.known).toBe('both_ways');
    expect(of('137 1234 5678')?.known).toBeNull();
  });

  it('is taken by the rules for reports, and hides nothing it should not', () => {
    const number = fc.constantFrom(
      '95518',
      '+86 138 1234 5678',
      '隐藏号码',
      '021-66667777',
      '400-820-8820',
      '+852 2345 6789',
    );
    const day = fc
      .integer({ min: 0, max: 390 })
      .map((d) => new Date(now.getTime() - d * 86_400_000).toISOString().slice(0, 10));
    const time = fc.constantFrom(null, '00:00', '09:12', '15:29');
    fc.assert(
      fc.property(number, day, time, (n, d, t) => {
        for (const row of siftCalls([call({ number: n, day: d, time: t })], now).offered) {
          const body = reportOfCall(row, 'picc', { city: '440100', role: null });
          const read = readReport(reportInput.parse(body), now);
          expect(read.ok && read.value.calledAt.precision).toBe(t === null ? 'day' : 'minute');
          expect(read.ok && read.value.callerIdentity).toBe(row.caller === 'hidden' ? 'hidden:picc' : row.caller);
        }
      }),
    );
  });

  it('of anything is no error', () => {
    const any = fc.record({
      number: fc.string({ unit: 'binary' }),
      day: fc.constantFrom('2026-11-20', '1970-01-01', '2199-01-01', ''),
      time: fc.option(fc.constantFrom('09:12', '99:99')),
      direction: fc.constantFrom('in', 'missed', 'out', 'unknown'),
      name: fc.option(fc.string()),
    });
    fc.assert(fc.property(fc.array(any), (calls) => void siftCalls(calls as FoundCall[], now)));
  });
});
