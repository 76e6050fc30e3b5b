import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMobileNumber } from './phone-number';

const digits = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }));
const number = digits.map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
const fullWidth = (text: string) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));

describe('a mobile number', () => {
  it('is one number however it is typed', () => {
    const prefix = fc.constantFrom('', '+86', '+86 ', '0086 ', '86', '(+86) ');
    const gap = fc.constantFrom('', ' ', '-', '\u2013', '\u00a0');
    fc.assert(
      fc.property(number, prefix, gap, fc.boolean(), (n, before, between, wide) => {
        const typed = ` ${before}${n.slice(0, 3)}${between}${n.slice(3, 7)}${between}${n.slice(7)} `;
        expect(parseMobileNumber(wide ? fullWidth(typed) : typed)).toEqual({ ok: true, value: `+86${n}` });
      }),
    );
  });

  it.each([
    '',
    '12345678901',
    '1380013800',
    '138001380001',
    '+1 415 555 0100',
    '010 8888 8888',
    '4007778888',
    '1380013800a',
  ])('is not «%s»', (text) => {
    expect(parseMobileNumber(text)).toEqual({ ok: false, error: 'malformed' });
  });
});
