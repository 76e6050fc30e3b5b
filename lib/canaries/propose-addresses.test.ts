import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inCharacters, proposeAddresses } from './propose-addresses';

const number = fc.integer({ min: 1, max: 3000 });
const address = fc
  .tuple(
    fc.constantFrom('幸福路12号', '滨河花园', '建设街8弄', ''),
    number,
    fc.constantFrom('幢', '栋', '号楼', '座'),
    number,
    fc.constantFrom('单元', '门'),
    number,
    fc.constantFrom('室', '房', '户'),
  )
  .map((parts) => parts.join(''));
/** The place that an address names: every word for building, stairs and flat reads as one, and numbers as digits. */
const placeOf = (text: string) =>
  Array.from({ length: 99 }, (_, i) => 99 - i)
    .reduce(
      (said, n) => said.replaceAll(new RegExp(`${inCharacters(n)}(?=号楼|幢|栋|座|单元|门|室|房|户)`, 'g'), String(n)),
      text,
    )
    .replace(/号楼|幢|栋|座/g, 'B')
    .replace(/单元|门/g, 'S')
    .replace(/室|房|户/g, 'F');

it('proposes other ways of writing the same place, each once, none of them used', () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 0 }), (own, seed) => {
      const first = proposeAddresses(own, [], seed).map(({ variant }) => variant);
      const all = [...first, ...proposeAddresses(own, first, seed).map(({ variant }) => variant)];
      expect(first.length).toBeGreaterThan(0);
      expect(new Set([own, ...all]).size).toBe(all.length + 1);
      for (const variant of all) expect(placeOf(variant)).toBe(placeOf(own));
    }),
  );
});

it('proposes nothing where there is nothing to reword', () => {
  expect(proposeAddresses('幸福路12号', [], 1)).toEqual([]);
  expect(proposeAddresses('', [], 1)).toEqual([]);
});

it('writes numbers as people do', () => {
  expect([1, 3, 10, 12, 20, 99].map(inCharacters)).toEqual(['一', '三', '十', '十二', '二十', '九十九']);
  expect([0, 100, -1, 1.5].map(inCharacters)).toEqual([null, null, null, null]);
});
