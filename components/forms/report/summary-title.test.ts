import { expect, it } from 'vitest';
import { summaryTitle } from './summary-title';

const words = { problemTitle: 'mend', notTakenTitle: 'not taken' };

it.each([
  [['body'], 'not taken'],
  [['body', 'city'], 'mend'],
  [['city'], 'mend'],
])('%j is titled %s', (fields, title) => {
  expect(
    summaryTitle(
      fields.map((field) => ({ field })),
      words,
    ),
  ).toBe(title);
});
