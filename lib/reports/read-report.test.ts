import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSURERS } from '@/lib/insurers/registry';
import { CITIES } from '@/lib/places/places';
import { chinaDate } from '@/lib/platform/china-time';
import { readReport } from './read-report';
import { type ReportInput, reportInput } from './report-input';
import { FACTS, LISTS, REFUSALS } from './taxonomy';

const now = new Date('2026-11-22T04:00:30Z');
const good = { number: '95511', insurer: 'pingan', city: '440100' };
const input = (change: object = {}): ReportInput => reportInput.parse({ ...good, ...change });
const read = (change: object = {}) => readReport(input(change), now);

function accepted(change: object = {}) {
  const result = read(change);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const refused = (change: object) => {
  const result = read(change);
  return result.ok ? [] : result.error;
};

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

describe('the caller', () => {
  it('is the same however his number is written', () => {
    const same = [
      '13812345678',
      '138 1234 5678',
      '+86 138-1234-5678',
      '008613812345678',
      '１３８１２３４５６７８',
      '138\u200b12345678',
    ];
    for (const number of same) {
      expect(accepted({ number })).toMatchObject({
        callerIdentity: '+8613812345678',
        numberPrefix: '138',
        enterpriseNumber: null,
      });
    }
  });

  it('is not confused with one who looks alike', () => {
    const different = ['95511', '955110', '4008695511', '057188895511', '13812345678', '13812345679', '+85295511000'];
    expect(new Set(different.map((number) => accepted({ number }).callerIdentity)).size).toBe(different.length);
  });

  it('is stored whole only as an enterprise number', () => {
    for (const number of ['13812345678', '02088886666', '+14155552671', '17012345678']) {
      expect(accepted({ number }).enterpriseNumber).toBeNull();
    }
    for (const number of ['95511', '4008695511', '10086']) expect(accepted({ number }).enterpriseNumber).toBe(number);
  });

  it('who hides is told apart by the company he named, in every way to hide', () => {
    const identities = [
      accepted({ number: undefined, numberState: 'hidden' }),
      accepted({ number: undefined, numberState: 'hidden', insurer: 'picc' }),
      accepted({ number: undefined, numberState: 'hidden', insurer: 'unknown' }),
      accepted({ number: undefined, numberState: 'unsure' }),
    ].map(({ callerIdentity }) => callerIdentity);
    expect(new Set(identities).size).toBe(4);
    expect(accepted({ number: '私人号码' })).toMatchObject({ callerIdentity: identities[0], numberKind: 'hidden' });
  });

  it('keeps nothing of a number that was typed although none was shown', () => {
    const hidden = accepted({ numberState: 'hidden', number: '13812345678' });
    expect(JSON.stringify(hidden)).not.toMatch(/1381|5678/);
    expect(hidden).toMatchObject({ numberKind: 'hidden', numberPrefix: null, enterpriseNumber: null });
  });

  it('must be told when his number was shown', () => {
    expect(refused({ number: undefined })).toEqual([{ field: 'number', code: 'number_missing' }]);
    expect(refused({ number: '138****5678' })).toEqual([{ field: 'number', code: 'number_masked' }]);
  });
});

describe('the company', () => {
  it('is today’s successor of a company that is gone', () => {
    const former = INSURERS.filter((insurer) => insurer.currentId !== insurer.id);
    expect(former.length).toBeGreaterThan(0);
    for (const { id, currentId } of former) expect(accepted({ insurer: id }).insurerId).toBe(currentId);
  });

  it('is found by any name of the register', () => {
    for (const { id, currentId, legalNameZh } of INSURERS) {
      expect(accepted({ insurer: id }).insurerId).toBe(currentId);
      expect(accepted({ insurer: legalNameZh }).insurerId).toBe(currentId);
    }
  });

  it.each([
    ['unknown', 'unknown'],
    ['multi', 'multi'],
    ['not_insurer', 'not_insurer'],
    ['没说', 'unknown'],
  ])('may be %s', (insurer, claim) => {
    expect(accepted({ insurer, impersonation: 'yes' })).toMatchObject({ claim, insurerId: null });
  });

  it('that was only pretended to call is kept apart', () => {
    expect(accepted({ impersonation: 'yes' })).toMatchObject({ claim: 'impersonation', insurerId: 'pingan' });
  });

  it('is refused when nobody, or more than one, goes by the name', () => {
    expect(refused({ insurer: 'Wayne Enterprises' })).toEqual([{ field: 'insurer', code: 'insurer_none' }]);
    for (const odd of ['__proto__', 'constructor', '\u0000', '\ud800']) {
      expect(refused({ insurer: odd })).toEqual([{ field: 'insurer', code: 'insurer_none' }]);
    }
  });

  it('never is one that table insurer does not have, whatever was typed', () => {
    const ids = new Set(INSURERS.map(({ id }) => id));
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(...INSURERS.flatMap((i) => i.aliases)),
    );
    fc.assert(
      fc.property(typed, (insurer) => {
        if (insurer.trim() === '' || insurer.trim().length > 60) return;
        const result = read({ insurer });
        if (result.ok && result.value.insurerId !== null) expect(ids).toContain(result.value.insurerId);
      }),
    );
  });
});

describe('the city', () => {
  it('is any of the list, with its province', () => {
    for (const { adcode, provinceAdcode } of CITIES) {
      expect(accepted({ city: adcode })).toMatchObject({ cityAdcode: adcode, provinceAdcode });
    }
  });

  it('with two homonyms is asked back', () => {
    const [problem] = refused({ city: 'Taizhou' });
    expect(problem).toMatchObject({ field: 'city', code: 'city_several' });
    expect([...(problem?.candidates ?? [])].sort()).toEqual(['321200', '331000']);
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
