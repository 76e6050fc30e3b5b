import { expect, it } from 'vitest';
import { tidyNumber } from './tidy-number';

it.each([
  ['138 1234 5678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  ['020-12345678', '02012345678'],
  ['(010) 6555 0001', '01065550001'],
  ['+852 1234 5678', '+85212345678'],
  ['95518', '95518'],
  ['138****5678', ''],
  ['no idea', ''],
  ['', ''],
])('%s stands in a document as %s', (typed, tidy) => {
  expect(tidyNumber(typed)).toBe(tidy);
});
