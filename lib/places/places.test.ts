import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cityList } from './city-list';
import { CITIES, citiesOf, cityByAdcode, PLACE_SOURCES, PROVINCES, placeName, provinceByAdcode } from './places';

describe('places', () => {
  it('34 provinces; 333 prefectures, 4 municipalities, 32 units directly under a province, and Hong Kong, Macao, Taiwan', () => {
    expect(PROVINCES).toHaveLength(34);
    const direct = CITIES.filter((city) => !city.adcode.endsWith('00'));
    const own = CITIES.filter((city) => city.adcode.endsWith('0000'));
    expect([CITIES.length, direct.length, own.map((city) => city.nameEn)]).toEqual([
      333 + 4 + 32 + 3,
      32,
      ['Taiwan', 'Hong Kong', 'Macao'],
    ]);
  });

  it('adcodes are unique, sorted, and every city stands in a province that has it', () => {
    const adcodes = CITIES.map((city) => city.adcode);
    expect(adcodes).toEqual([...new Set(adcodes)].sort());
    for (const city of CITIES)
      expect(provinceByAdcode(city.provinceAdcode)?.adcode.slice(0, 2)).toBe(city.adcode.slice(0, 2));
    for (const province of PROVINCES) expect(citiesOf(province.adcode).length).toBeGreaterThan(0);
  });

  it('names are unique within their province, in both languages, and carry no collective heading', () => {
    for (const province of PROVINCES) {
      const own = citiesOf(province.adcode);
      for (const locale of ['zh-CN', 'en'] as const)
        expect(new Set(own.map((city) => placeName(city, locale))).size).toBe(own.length);
    }
    for (const city of CITIES) {
      expect(city.nameZh).not.toMatch(/直辖|^县$/);
      expect(city.shortZh).toMatch(/^\p{Script=Han}{2,5}$/u);
      expect(city.nameEn).toMatch(/^[A-Z][A-Za-z' ]+$/);
    }
  });

  it.each([
    ['110100', '北京', 'Beijing'],
    ['150100', '呼和浩特', 'Hohhot'],
    ['222400', '延边', 'Yanbian'],
    ['341500', '六安', "Lu'an"],
    ['361100', '上饶', 'Shangrao'],
    ['429021', '神农架', 'Shennongjia'],
    ['469025', '白沙', 'Baisha'],
    ['500100', '重庆', 'Chongqing'],
    ['632800', '海西', 'Haixi'],
    ['652800', '巴音郭楞', 'Bayingolin'],
  ])('%s is %s, %s', (adcode, zh, en) => {
    expect(cityByAdcode(adcode)).toMatchObject({ shortZh: zh, nameEn: en });
  });

  it('vehicles: 31 provinces with a known source, none invented for the other three', () => {
    const counted = PROVINCES.filter((province) => province.vehiclesWan !== null);
    expect(counted).toHaveLength(31);
    for (const province of counted) expect(PLACE_SOURCES[province.source]?.text).toBeTruthy();
    const total = counted.reduce((sum, province) => sum + (province.vehiclesWan ?? 0), 0);
    expect(total).toBeGreaterThan(30_000);
    expect(total).toBeLessThan(36_000);
    const uncounted = PROVINCES.filter((province) => province.vehiclesWan === null);
    expect(uncounted.map((province) => [province.shortZh, province.year, province.source])).toEqual([
      ['台湾', null, 'none'],
      ['香港', null, 'none'],
      ['澳门', null, 'none'],
    ]);
  });

  it('the list for the browser stays under 12 KB compressed', () => {
    expect(cityList().flatMap(([, , cities]) => cities)).toHaveLength(CITIES.length);
    expect(gzipSync(JSON.stringify(cityList())).length).toBeLessThan(12 * 1024);
  });
});
