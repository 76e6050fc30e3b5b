import { describe, expect, it } from 'vitest';
import { variantProblem } from './variant-problem';

const kept = [{ variant: '张小伟' }, { variant: '张晓炜' }];

describe('a variant', () => {
  it.each([
    ['', '张伟', 'empty'],
    ['张伟', '张伟', 'same'],
    ['张晓炜', '张伟', 'taken'],
    ['张小卫', '张伟', null],
    ['张小卫', '', null],
  ])('%s of %s: %s', (variant, own, problem) => {
    expect(variantProblem(variant, own, kept)).toBe(problem);
  });

  it('that is empty is called that, not the same as a name that is not typed', () => {
    expect(variantProblem('', '', [])).toBe('empty');
  });
});
