import { describe, expect, it } from 'vitest';
import { choice, drawsOf } from './draws';

const MANY = 20_000;
const mean = (draw: () => number) => Array.from({ length: MANY }, draw).reduce((sum, x) => sum + x, 0) / MANY;
const near = (found: number, wanted: number) => expect(Math.abs(found / wanted - 1)).toBeLessThan(0.05);

describe('draws', () => {
  it('have the means they promise', () => {
    const draws = drawsOf(1);
    near(
      mean(() => draws.wait(3)),
      3,
    );
    near(
      mean(() => draws.count(4)),
      4,
    );
    near(
      mean(() => draws.below(11)),
      5,
    );
    near(
      mean(() => Number(draws.chance(0.3))),
      0.3,
    );
  });

  it('choose in proportion to the weights and never what has none', () => {
    const draws = drawsOf(2);
    const choose = choice([
      ['none', 0],
      ['one', 1],
      ['three', 3],
    ]);
    const chosen = Array.from({ length: MANY }, () => choose(draws));
    expect(chosen).not.toContain('none');
    near(chosen.filter((value) => value === 'three').length / MANY, 0.75);
    expect(() => choice([['none', 0]])).toThrow(RangeError);
  });
});
