import { describe, expect, it } from 'vitest';
import { inRuns } from './legal-basis';
import { packedCall } from './pack-facts.fixture';
import { refusalClock } from './refusal-clock';

const at = (day: number, told = {}) =>
  packedCall({ calledAt: `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`, ...told });

describe('the refusal clock', () => {
  it('does not run where nobody said stop', () => {
    expect(refusalClock([at(1), at(2)])).toBeNull();
  });

  it('starts with the call in which it was said; that call is none of those after', () => {
    expect(
      refusalClock([at(1), at(5, { refusal: 'this_call' }), at(5, { calledAt: '2026-11-05T03:00:00.000Z' }), at(9)]),
    ).toMatchObject({
      on: '2026-11-05',
      calls: 2,
      days: 4,
    });
  });

  it('starts on the day that a later call tells, and counts what came after', () => {
    expect(refusalClock([at(1), at(4), at(9, { refusal: 'before', refusedDaysAgo: 6 })])).toMatchObject({
      on: '2026-11-03',
      calls: 2,
    });
  });

  it('counts a call after a refusal whose day is not known', () => {
    expect(refusalClock([at(1), at(9, { refusal: 'before' })])).toMatchObject({ on: null, calls: 1, days: 0 });
  });

  it('takes «I refused» for a refusal too', () => {
    expect(refusalClock([at(2, { did: ['asked_stop'] }), at(3)])).toMatchObject({ on: '2026-11-02', calls: 1 });
  });
});

it('numbers stand in runs', () => {
  expect(inRuns([1, 2, 3, 7, 9, 10])).toEqual(['1–3', '7', '9–10']);
});
