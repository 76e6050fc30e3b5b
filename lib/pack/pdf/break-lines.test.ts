import fc from 'fast-check';
import { expect, it } from 'vitest';
import { breakLines } from './break-lines';

const measure = (sign: string): number => (/[\u2E80-\uFFEF]/.test(sign) ? 2 : 1);
const widthOf = (line: string): number => [...line].reduce((sum, sign) => sum + measure(sign), 0);
const text = fc.string({ unit: fc.constantFrom(...'来电号码，。（）《》 ab1-/:'), maxLength: 60 });

it('loses nothing but spaces at the ends of lines', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (said, width) => {
      expect(breakLines(said, width, measure).join('').replaceAll(' ', '')).toBe(said.replaceAll(' ', ''));
    }),
  );
});

it('no line is wider than it may be', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (said, width) => {
      for (const line of breakLines(said, width, measure)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});

it('closing signs stay with what they close, opening ones with what they open, words whole', () => {
  expect(breakLines('说过别打。再打', 9, measure)).toEqual(['说过别', '打。再打']);
  expect(breakLines('见《民法典》', 4, measure)).toEqual(['见', '《民', '法', '典》']);
  expect(breakLines('call me back', 8, measure)).toEqual(['call me', 'back']);
  expect(breakLines('一\n二', 10, measure)).toEqual(['一', '二']);
});

it('what fits no line is cut', () => {
  expect(breakLines('0123456789abcdef', 6, measure)).toEqual(['012345', '6789ab', 'cdef']);
});
