import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyring } from '@/lib/platform/keyed-hash';
import { expiryBucket } from '../expiry-bucket';
import { readReport } from '../read-report';
import { reportInput } from '../report-input';
import { repeatCall } from './repeat-call';
import { saidColumns } from './report-row';

const keys = keyring('the secret of this test, of 32 bytes or more');
const then = new Date('2026-11-01T04:00:00Z');
const daysOn = (days: number, milliseconds = 0) => new Date(then.getTime() + days * 86_400_000 + milliseconds);

function earlier(change: object = {}) {
  const input = reportInput.parse({ number: '13812345678', insurer: 'pingan', city: '440100', ...change });
  const read = readReport(input, then);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return saidColumns(read.value, keys);
}

describe('the same caller again', () => {
  it('is the same caller naming the same company in the same place', () => {
    const first = earlier({
      role: 'agency',
      relation: 'former',
      lures: ['gift'],
      addressedAs: 'surname',
      leakPoint: 'agency',
    });
    const { called_at, ...kept } = repeatCall(first, daysOn(3, 59_999));
    expect(called_at).toBe('2026-11-04T04:00:00.000Z');
    const { called_at: _then, ...said } = first;
    expect(kept).toEqual(said);
  });

  it('is now, to the minute, whatever was said of the first call', () => {
    const first = earlier({ when: 'yesterday', answer: 'missed', sameDayCalls: 4, outcome: 'stopped' });
    expect(repeatCall(first, daysOn(1))).toMatchObject({
      called_at: daysOn(1).toISOString(),
      called_precision: 'minute',
      answer: 'unknown',
      same_day_calls: null,
      outcome: null,
    });
  });

  it('keeps what is true of the caller and leaves what was true of one call', () => {
    const facts = [
      'knew_plate',
      'noon_night',
      'holiday_call',
      'while_driving',
      'hung_up',
      'abuse',
      'repeat_same_day',
      'spoofed',
    ];
    expect(repeatCall(earlier({ facts }), daysOn(1)).facts).toEqual(['knew_plate', 'spoofed']);
  });

  it('comes after the refusal that the first call was given', () => {
    expect(repeatCall(earlier({ refusal: 'this_call' }), daysOn(5))).toMatchObject({
      refusal: 'before',
      refused_days_ago: 5,
      facts: ['after_optout'],
    });
    expect(repeatCall(earlier({ refusedOn: '2026-10-30' }), daysOn(5))).toMatchObject({
      refusal: 'before',
      refused_days_ago: 7,
    });
    expect(repeatCall(earlier({ refusal: 'none' }), daysOn(5))).toMatchObject({
      refusal: 'none',
      refused_days_ago: null,
      facts: [],
    });
  });

  it('counts days on, in China, never back, and keeps days, bucket, refusal and facts in step', () => {
    const change = fc.record(
      {
        daysToExpiry: fc.integer({ min: -400, max: 400 }),
        refusal: fc.constantFrom('none', 'this_call', 'before', 'unknown'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(change, fc.integer({ min: -2, max: 1200 }), (said, hours) => {
        const first = earlier(said);
        const again = repeatCall(first, new Date(then.getTime() + hours * 3_600_000));
        const days = Math.max(0, Math.floor((hours + 12) / 24));
        const left = said.daysToExpiry === undefined ? null : Math.max(-400, said.daysToExpiry - days);
        expect(again.days_to_expiry).toBe(left);
        if (left !== null) expect(again.expiry_bucket).toBe(expiryBucket(left));
        expect(again.refusal === 'before').toBe(again.facts.includes('after_optout'));
        expect(again.refused_days_ago ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('twice over is once with all the days', () => {
    const first = earlier({ refusal: 'this_call', daysToExpiry: 60, facts: ['knew_name'] });
    expect(repeatCall(repeatCall(first, daysOn(4)), daysOn(9))).toEqual(repeatCall(first, daysOn(9)));
  });
});
