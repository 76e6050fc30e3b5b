import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDate } from '@/lib/platform/china-time';
import { readReport } from './read-report';
import { accepted, good, now, read, refused } from './read-report.fixture';
import { reportInput } from './report-input';
import { FACTS, LISTS, REFUSALS } from './taxonomy';

describe('a report', () => {
  it('of three answers is complete; the rest is «not told»', () => {
    expect(accepted()).toEqual({
      calledAt: { at: new Date('2026-11-22T04:00:00Z'), precision: 'minute' },
      callerIdentity: '95511',
      numberKind: 'service95',
      numberPrefix: null,
      enterpriseNumber: '95511',
      claim: 'named',
      insurerId: 'pingan',
      cityAdcode: '440100',
      provinceAdcode: '440000',
      role: 'unknown',
      relation: 'unknown',
      refusal: 'unknown',
      refusedDaysAgo: null,
      answer: 'unknown',
      saidName: 'unknown',
      saidCompany: 'unknown',
      saidCertificate: 'unknown',
      facts: [],
      lures: [],
      did: [],
      wants: [],
      addressedAs: null,
      leakPoint: null,
      leakConfidence: null,
      campaignStart: null,
      campaignCalls: null,
      outcome: null,
      sameDayCalls: null,
      daysToExpiry: null,
      expiryBucket: null,
    });
  });

  it('keeps every answer that a list offers', () => {
    const single = {
      role: LISTS.ROLES,
      relation: LISTS.RELATIONS,
      answer: LISTS.ANSWERS,
      addressedAs: LISTS.ADDRESSED_AS,
      saidName: LISTS.SAID,
      saidCompany: LISTS.SAID,
      saidCertificate: LISTS.SAID,
      leakPoint: LISTS.LEAK_POINTS,
      campaignStart: LISTS.TIMING,
      campaignCalls: LISTS.CAMPAIGN_CALLS,
      expiryBucket: LISTS.TIMING,
      outcome: LISTS.OUTCOMES,
    };
    for (const [field, codes] of Object.entries(single)) {
      for (const code of codes) expect(accepted({ [field]: code })).toMatchObject({ [field]: code });
    }
    for (const [field, codes] of Object.entries({ lures: LISTS.LURES, did: LISTS.DID, wants: LISTS.WANTS })) {
      expect(accepted({ [field]: [...codes, ...codes].slice(0, codes.length) })).toMatchObject({
        [field]: [...codes].sort(),
      });
    }
    expect(accepted({ leakPoint: 'agency', leakConfidence: 'sure', sameDayCalls: 99 })).toMatchObject({
      leakConfidence: 'sure',
      sameDayCalls: 99,
    });
  });

  it('keeps no confidence in a leak that was not named, and one of each code', () => {
    expect(accepted({ leakConfidence: 'sure' }).leakConfidence).toBeNull();
    expect(accepted({ lures: ['rebate', 'gift', 'rebate'] }).lures).toEqual(['gift', 'rebate']);
  });

  it('reads the same from a form, where everything is text', () => {
    expect(read({ sameDayCalls: '3', daysToExpiry: '-7', facts: 'abuse' })).toEqual(
      read({ sameDayCalls: 3, daysToExpiry: -7, facts: ['abuse'] }),
    );
  });

  it('names every field that is wrong, not the first one alone', () => {
    const wrong = { number: 'abc', insurer: 'no such company', city: 'Atlantis', calledAt: '2030-01-01T00:00' };
    expect(refused(wrong).map(({ field }) => field)).toEqual(['number', 'insurer', 'calledAt', 'city']);
    expect(refused({ when: 'today', dayPart: 'night' })).toEqual([{ field: 'when', code: 'time_future' }]);
  });
});

describe('a refusal', () => {
  it('says the same in answer, date and fact', () => {
    const change = fc.record(
      {
        refusal: fc.constantFrom(...REFUSALS),
        refusedOn: fc
          .integer({ min: -3, max: 4000 })
          .map((days) => chinaDate(new Date(now.getTime() - days * 86_400_000))),
        facts: fc.subarray([...FACTS]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(change, (said) => {
        const result = read(said);
        if (!result.ok) expect(result.error[0]?.field).toBe('refusedOn');
        if (!result.ok) return;
        const { refusal, refusedDaysAgo, facts } = result.value;
        expect(facts.includes('after_optout')).toBe(refusal === 'before');
        if (refusedDaysAgo !== null) expect(refusal).toBe('before');
        if (said.refusal === 'before' || said.facts?.includes('after_optout')) expect(refusal).toBe('before');
        expect(facts.filter((fact) => fact !== 'after_optout')).toEqual(
          [...(said.facts ?? [])].filter((fact) => fact !== 'after_optout').sort(),
        );
      }),
    );
  });

  it('is counted in days of the calendar in China, from the day of the call', () => {
    const call = { calledAt: '2026-11-20T00:05', refusedOn: '2026-11-19' };
    expect(accepted(call)).toMatchObject({ refusal: 'before', refusedDaysAgo: 1, facts: ['after_optout'] });
    expect(refused({ ...call, refusedOn: '2026-11-21' })).toEqual([{ field: 'refusedOn', code: 'refused_after_call' }]);
    expect(refused({ refusedOn: '2016-11-01' })).toEqual([{ field: 'refusedOn', code: 'refused_too_long_ago' }]);
  });

  it('on the day of the call is not one before it, unless he says so', () => {
    expect(accepted({ refusedOn: '2026-11-22', refusal: 'this_call' })).toMatchObject({
      refusal: 'this_call',
      refusedDaysAgo: null,
    });
    expect(accepted({ refusedOn: '2026-11-22', refusal: 'before' })).toMatchObject({
      refusal: 'before',
      refusedDaysAgo: 0,
    });
  });
});

it('the days to expiry decide their bucket, whatever was chosen beside them', () => {
  expect(accepted({ daysToExpiry: 48, expiryBucket: 'lapsed' })).toMatchObject({
    daysToExpiry: 48,
    expiryBucket: 'd48',
  });
  expect(accepted({ expiryBucket: 'lapsed' })).toMatchObject({ daysToExpiry: null, expiryBucket: 'lapsed' });
});

it('no accepted report carries a character that PostgreSQL refuses', () => {
  const odd = fc.string({ unit: 'binary', maxLength: 8 });
  const dirty = fc
    .tuple(odd, fc.constantFrom('95511', '平安', '广州', 'pingan', '440100'), odd)
    .map((parts) => parts.join(''));
  const nul = fc.constantFrom('95511\0', '\x0095511', '平\0安', 'pingan\0', '440100\0', '广\0州', '\ud800广州');
  const wild = fc.oneof(dirty, nul);
  fc.assert(
    fc.property(fc.record({ number: wild, insurer: wild, city: wild }, { requiredKeys: [] }), (change) => {
      const parsed = reportInput.safeParse({ ...good, ...change });
      const result = parsed.success ? readReport(parsed.data, now) : null;
      if (!result?.ok) return;
      const { callerIdentity: _hashed, ...stored } = result.value;
      expect(JSON.stringify(stored)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
    }),
    { numRuns: 500 },
  );
});
