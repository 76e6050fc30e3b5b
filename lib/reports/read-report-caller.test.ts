import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSURERS } from '@/lib/insurers/registry';
import { CITIES } from '@/lib/places/places';
import { accepted, read, refused } from './read-report.fixture';

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
