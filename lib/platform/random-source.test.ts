import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomSource } from './random-source';

it('gives as many bytes as asked for, and the same ones never twice', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 60 }), (sizes) => {
      const source = randomSource(randomBytes, 64);
      expect(sizes.map((size) => source(size).length)).toEqual(sizes);
    }),
  );
  const source = randomSource(randomBytes, 64);
  const drawn = Array.from({ length: 500 }, () => source(16).toString('hex'));
  expect(new Set(drawn).size).toBe(drawn.length);
});

it('does not hand out bytes that a caller can see change', () => {
  const source = randomSource(randomBytes, 64);
  const first = source(16);
  const before = first.toString('hex');
  for (let i = 0; i < 20; i++) source(16);
  expect(first.toString('hex')).toBe(before);
});
