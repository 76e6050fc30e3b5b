import { describe, expect, it } from 'vitest';
import { chooseFields, readFields } from './choose-fields';
import { rowsCsv } from './rows-csv';

const KNOWN = ['insurer', 'index', 'rankLow'];

describe('fields=', () => {
  it('chooses columns in the order of the rows, each once', () => {
    expect(readFields('rankLow, index,index', KNOWN)).toEqual({ ok: true, value: ['index', 'rankLow'] });
    expect(readFields(null, KNOWN)).toEqual({ ok: true, value: KNOWN });
    expect(chooseFields([{ insurer: 1, index: null, rankLow: 3 }], ['index', 'rankLow'])).toEqual([
      { index: null, rankLow: 3 },
    ]);
  });

  it('tells the names that no row has', () => {
    expect(readFields('index,phone,__proto__', KNOWN)).toEqual({ ok: false, error: ['phone', '__proto__'] });
    expect(readFields(',', KNOWN)).toEqual({ ok: false, error: ['', ''] });
  });
});

it('a table has three columns for a company and an empty cell for what is not shown', () => {
  const rows = [{ insurer: { id: 'picc', nameZh: '人保, 财险', nameEn: 'PICC' }, index: null, rankLow: 3 }];
  expect(rowsCsv(rows, KNOWN)).toBe('insurer_id,insurer_zh,insurer_en,index,rank_low\npicc,"人保, 财险",PICC,,3\n');
});
