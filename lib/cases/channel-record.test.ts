import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishTable } from '@/lib/privacy/gate';
import { ANSWER_BANDS, CASE_ENDS } from './case-outcome';
import { channelRecords } from './channel-record';

type Counts = readonly (readonly [channel: string, code: string, count: number])[];

function tableOf(dimension: string, counts: Counts) {
  const cells = counts.map(([channel, code, count]) => ({ key: [channel, code], reporters: count, reports: count }));
  const shape = { dimensions: ['channel', dimension], margins: [['channel'], []], totals: true };
  const table = publishTable(cells, shape);
  if (!table.ok) throw new Error(table.error.code);
  return table.value;
}

const records = (outcomes: Counts, days: Counts) =>
  channelRecords(tableOf('case_outcome', outcomes), tableOf('answer_days', days));

it('tells cases, shares and the band of the median with its interval', () => {
  const [record] = records(
    [
      ['12378', 'stopped', 30],
      ['12378', 'no_answer', 10],
    ],
    [
      ['12378', 'd4_7', 10],
      ['12378', 'd8_15', 10],
      ['12378', 'd16_30', 10],
    ],
  );
  expect(record).toEqual({
    ...{ channel: '12378', cases: 40, days: { median: 'd8_15', low: 'd4_7', high: 'd16_30' } },
    shares: [
      { outcome: 'stopped', percent: 75 },
      { outcome: 'no_answer', percent: 25 },
    ],
  });
});

it('says nothing of a channel with fewer than eight complaints or five people', () => {
  expect(records([['12315', 'stopped', 7]], [['12315', 'd0_3', 7]])).toEqual([]);
});

it('keeps the median between the ends of its interval, whatever was recorded', () => {
  const count = fc.integer({ min: 0, max: 400 });
  const counts = (codes: readonly string[]) =>
    fc
      .array(count, { minLength: codes.length, maxLength: codes.length })
      .map((all) => all.map((n, i) => ['insurer', codes[i] ?? '', n] as const));
  fc.assert(
    fc.property(counts(CASE_ENDS), counts(ANSWER_BANDS), (outcomes, days) => {
      for (const { days: found, shares, cases } of records(outcomes, days)) {
        expect(cases).toBeGreaterThanOrEqual(10);
        expect(Math.abs(shares.reduce((sum, { percent }) => sum + percent, 0) - 100)).toBeLessThanOrEqual(3);
        if (!found) continue;
        const [low, median, high] = [found.low, found.median, found.high].map((band) => ANSWER_BANDS.indexOf(band));
        expect((low ?? 0) <= (median ?? 0) && (median ?? 0) <= (high ?? 0)).toBe(true);
      }
    }),
  );
});
