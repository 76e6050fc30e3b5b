import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCity } from './find-city';
import { CITIES, PROVINCES } from './places';

const found = (text: string): string[] => {
  const result = findCity(text);
  if (result.kind === 'one') return [result.city.adcode];
  return result.kind === 'several' ? result.cities.map((city) => city.adcode) : [];
};

describe('findCity', () => {
  it.each([
    ['440100', '440100'],
    ['广州', '440100'],
    ['广州市', '440100'],
    ['廣州', '440100'],
    ['guangzhou', '440100'],
    ['Guang Zhou', '440100'],
    ['Guǎngzhōu', '440100'],
    ['Guangzhou City', '440100'],
    ['广东广州', '440100'],
    ['广东省广州市', '440100'],
    ['Guangzhou, Guangdong', '440100'],
    ['北京', '110100'],
    ['110000', '110100'],
    ['北京市北京市', '110100'],
    ['Hohhot', '150100'],
    ['huhehaote', '150100'],
    ["Xi'an", '610100'],
    ['Xi’an', '610100'],
    ['xian', '610100'],
    ['lvliang', '141100'],
    ['Lüliang', '141100'],
    ['吉林', '220200'],
    ['延边', '222400'],
    ['延边州', '222400'],
    ['延边朝鲜族自治州', '222400'],
    ['海南州', '632500'],
    ['白沙县', '469025'],
    ['臺州', '331000'],
    ['烏魯木齊', '650100'],
    ['香港', '810000'],
    ['Hong Kong', '810000'],
    ['xianggang', '810000'],
    ['Macau', '820000'],
    ['澳門', '820000'],
    ['臺北', '710000'],
    ['臺灣', '710000'],
    ['江苏 泰州', '321200'],
    ['Suzhou Anhui', '341300'],
  ])('%s → %s', (text, adcode) => expect(found(text)).toEqual([adcode]));

  it.each([
    ['Yichun', ['230700', '360900']],
    ['Suzhou', ['320500', '341300']],
    ['taizhou', ['321200', '331000']],
    ['Fuzhou', ['350100', '361000']],
    ['yulin', ['450900', '610800']],
  ])('%s is said of several', (text, adcodes) => expect(found(text)).toEqual(adcodes));

  it('a province that is no city gives its cities', () => {
    expect(found('广东')).toHaveLength(21);
    expect(found('Inner Mongolia')).toHaveLength(12);
    expect(found('吉林省')).toHaveLength(9);
    expect(found('海南')).not.toContain('632500');
    expect(found('Shaanxi').every((adcode) => adcode.startsWith('61'))).toBe(true);
  });

  it('knows nothing of what is no city', () => {
    for (const text of ['', '  ', '州', '市', '火星', 'Springfield', '999999', '省直辖县级行政区划'])
      expect(found(text)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => ['one', 'several', 'none'].includes(findCity(text).kind)),
    );
  });

  it('every city is found by each of its names, alone or with its province', () => {
    for (const city of CITIES) {
      const province = PROVINCES.find((p) => p.adcode === city.provinceAdcode);
      expect(found(city.adcode)).toEqual([city.adcode]);
      expect(found(city.nameZh)).toEqual([city.adcode]);
      expect(found(city.shortZh)).toEqual([city.adcode]);
      expect(found(`${province?.nameZh}${city.nameZh}`)).toEqual([city.adcode]);
      expect(found(city.nameEn)).toContain(city.adcode);
      if (city.pinyin) expect(found(city.pinyin)).toContain(city.adcode);
    }
  });
});
