import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreOfName, normaliseName, pinyinOf } from './normalise-name';

describe('normaliseName', () => {
  it.each([
    ['Ｐ＆Ｃ  Insurance', 'pandcinsurance'],
    ['「人壽·財險」', '人寿财险'],
    ['现代财产保险（中国）有限公司', '现代财产保险中国有限公司'],
    ['Píng ’Ān', 'pingan'],
    ['  ', ''],
  ])('%s → %s', (text, name) => expect(normaliseName(text)).toBe(name));

  it('changes nothing the second time, whatever the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'險产ΣςİßﬁℂK㈱①ａ가') }),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const name = normaliseName(raw);
        expect(normaliseName(name)).toBe(name);
        expect(coreOfName(coreOfName(name))).toBe(coreOfName(name));
      }),
      { numRuns: 500 },
    );
  });
});

describe('coreOfName', () => {
  it.each([
    ['中国太平洋财产保险股份有限公司', '中国太平洋'],
    ['众诚汽车保险股份有限公司', '众诚'],
    ['现代财产保险中国有限公司', '现代'],
    ['人保电话车险', '人保'],
    ['阳光农业相互保险公司', '阳光农险'],
    ['阳光农险', '阳光农险'],
    ['保险公司', ''],
    ['大众汽车', '大众汽车'],
  ])('%s → %s', (name, core) => expect(coreOfName(name)).toBe(core));
});

describe('pinyinOf', () => {
  it('spells names whole and by initials', () => {
    expect(pinyinOf('都邦保险')).toEqual({ full: 'dubangbaoxian', initials: 'dbbx' });
    expect(pinyinOf('中航安盟')).toEqual({ full: 'zhonghanganmeng', initials: 'zham' });
  });
  it('is silent about anything else', () => {
    expect(pinyinOf('')).toBeNull();
    expect(pinyinOf('picc')).toBeNull();
    expect(pinyinOf('人保€')).toBeNull();
  });
});
