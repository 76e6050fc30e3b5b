import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookUpNumber } from './look-up-number';
import { NumberBook } from './number-book';
import { ALL_CLAIMS } from './number-tally';
import { publishNotices } from './publish-notices';

const book = new NumberBook(
  publishNotices([
    { number: '4009998877', claim: ALL_CLAIMS, reporters: 12, reports: 30 },
    { number: '95518', claim: ALL_CLAIMS, reporters: 60, reports: 200 },
  ]),
);

describe('looking a number up', () => {
  it('finds the official line of an insurer and what drivers said of it, however it is written', () => {
    for (const text of ['95518', ' ９５５１８ ', '+86 95518', '010-95518']) {
      const found = lookUpNumber(text, book);
      expect(found).toMatchObject({
        ok: true,
        value: { number: '95518', notice: { reporters: { from: 50, to: 99 } } },
      });
      expect(found.ok && found.value.official.map(({ insurerId }) => insurerId)).toContain('picc');
    }
  });

  it('finds an enterprise number that no insurer publishes', () => {
    expect(lookUpNumber('400-999-8877', book)).toMatchObject({
      ok: true,
      value: { official: [], notice: { number: '4009998877' } },
    });
    expect(lookUpNumber('400-999-8878', book)).toMatchObject({ ok: true, value: { notice: null } });
  });

  it('says nothing of a number that may be a person’s', () => {
    const mobile = fc.tuple(fc.constantFrom('138', '159', '186', '199'), fc.integer({ min: 0, max: 99_999_999 }));
    fc.assert(
      fc.property(mobile, ([prefix, rest]) => {
        const number = `${prefix}${String(rest).padStart(8, '0')}`;
        expect(lookUpNumber(number, book)).toEqual({ ok: false, error: { code: 'personal' } });
      }),
    );
    expect(lookUpNumber('010-61234567', book)).toEqual({ ok: false, error: { code: 'personal' } });
  });

  it('says what is wrong with what is no number', () => {
    expect(lookUpNumber('未知号码', book)).toEqual({ ok: false, error: { code: 'hidden' } });
    expect(lookUpNumber('hello', book)).toMatchObject({ ok: false, error: { code: 'not_a_number' } });
  });
});
