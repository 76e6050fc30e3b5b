import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { blockList, blockListCard, blockListCsv } from './block-list';
import { NumberBook } from './number-book';
import { rangeOf, rangesOf } from './number-range';
import { ALL_CLAIMS } from './number-tally';
import { publishNotices } from './publish-notices';

const book = new NumberBook(
  publishNotices([
    { number: '4009998877', claim: ALL_CLAIMS, reporters: 12, reports: 30 },
    { number: '9501012345678', claim: ALL_CLAIMS, reporters: 10_200, reports: 30_000 },
    { number: '95518', claim: ALL_CLAIMS, reporters: 60, reports: 200 },
  ]),
);

it('leaves out what an insurer publishes as its own', () => {
  expect(blockList(book).map(({ number }) => number)).toEqual(['9501012345678', '4009998877']);
});

it('is a table of bands', () => {
  expect(blockListCsv(blockList(book))).toBe(
    'number,reporters_from,reporters_to\n9501012345678,10000,\n4009998877,10,24\n',
  );
});

it('is one contact with every number', () => {
  expect(blockListCard(blockList(book), '勿扰榜, 点名号码')).toBe(
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:勿扰榜\\, 点名号码',
      'N:勿扰榜\\, 点名号码;;;;',
      'TEL;TYPE=WORK,VOICE:9501012345678',
      'TEL;TYPE=WORK,VOICE:4009998877',
      'END:VCARD',
      '',
    ].join('\r\n'),
  );
});

it('puts every number into the range that a phone works out for itself', () => {
  const ranges = rangesOf(book);
  expect([...ranges.values()].flat()).toHaveLength(3);
  const range = createHash('sha256').update('95518').digest('hex').slice(0, 5);
  expect(rangeOf('95518')).toBe(range);
  expect(ranges.get(range)?.map(({ number }) => number)).toContain('95518');
});
