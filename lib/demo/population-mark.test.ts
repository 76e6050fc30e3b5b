import { describe, expect, it } from 'vitest';
import { holds, readMark, writtenMark } from './population-mark';

const population = { reports: 500, seed: 7 };

describe('the mark of a synthetic database', () => {
  it('is read as it was written', () => {
    expect(readMark(writtenMark(population, true))).toMatchObject({ ...population, complete: true });
  });

  it('is not seen in another comment', () => {
    for (const comment of [null, '', 'One reported call.']) expect(readMark(comment)).toBeNull();
  });

  it('still counts when its end is damaged, and then holds nothing', () => {
    const damaged = readMark(writtenMark(population, true).slice(0, -2));
    expect(damaged).not.toBeNull();
    expect(holds(damaged, population)).toBe(false);
  });

  it('tells whether this very population is there, whole', () => {
    const mark = readMark(writtenMark(population, true));
    expect(holds(mark, population)).toBe(true);
    expect(holds(mark, { ...population, seed: 8 })).toBe(false);
    expect(holds(mark, { ...population, reports: 501 })).toBe(false);
    expect(holds(mark && { ...mark, maker: mark.maker + 1 }, population)).toBe(false);
    expect(holds(readMark(writtenMark(population, false)), population)).toBe(false);
    expect(holds(null, population)).toBe(false);
  });
});
