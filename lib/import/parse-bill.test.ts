import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from './csv-rows';
import { decodeText } from './decode-text';
import { parseBill } from './parse-bill';
import { sheetRows } from './sheet-rows';

const now = new Date('2026-11-22T07:30:00Z');
const read = (text: string) =>
  parseBill(csvRows(text), now)?.calls.map(
    ({ number, day, time, direction }) => `${number} ${day} ${time} ${direction}`,
  );

const MOBILE = `中国移动通信客户详单
客户名称,*某,手机号码,138****0000
查询月份,2026年11月,,
起始时间,通信地点,通信方式,对方号码,通信时长,通信类型,套餐优惠,实收通信费
11-20 09:12:33,广州,被叫,95518,35秒,国内通话,,0.00
11-20 10:00:01,广州,主叫,13812345678,1分20秒,国内通话,,0.00
11-21 14:03:59,深圳,被叫,\t02195518,12秒,国内通话,,0.00
合计,,,,,,,0.00`;
const UNICOM = `序号,呼叫类型,对方号码,通话日期,起始时间,通话时长,通话地点,通话类型,费用（元）
1,被叫,4008208820,2026-11-20,09:12:33,00:00:35,广州,国内通话,0.00
2,主叫,13812345678,2026-11-20,10:00:01,00:01:20,广州,国内通话,0.00`;
const TELECOM = `"主叫号码","被叫号码","呼叫类型","通话开始时间","通话时长(秒)","费用"
"95511","18900000000","被叫","20261120091233","35","0"
"18900000000","13812345678","主叫","20261120100001","80","0"`;

describe('a bill', () => {
  it('of China Mobile: the year from its preamble, the total left out', () => {
    expect(read(MOBILE)).toEqual([
      '95518 2026-11-20 09:12 in',
      '13812345678 2026-11-20 10:00 out',
      '02195518 2026-11-21 14:03 in',
    ]);
  });

  it('of China Unicom: date and time apart', () => {
    expect(read(UNICOM)).toEqual(['4008208820 2026-11-20 09:12 in', '13812345678 2026-11-20 10:00 out']);
  });

  it('of China Telecom: caller and called apart', () => {
    expect(read(TELECOM)).toEqual(['95511 2026-11-20 09:12 in', '13812345678 2026-11-20 10:00 out']);
  });

  it('in English, with other separators', () => {
    const english = 'Date;Time;Number;Direction;Duration\n2026-11-20;09:12;95518;Incoming;0:35';
    expect(read(english)).toEqual(['95518 2026-11-20 09:12 in']);
    expect(read(english.replaceAll(';', '\t'))).toEqual(['95518 2026-11-20 09:12 in']);
  });

  it('of last year tells so above its rows', () => {
    expect(read(MOBILE.replace('2026年11月', '2025年11月'))?.[0]).toBe('95518 2025-11-20 09:12 in');
  });

  it.each(['xlsx', 'biff8', 'xlml', 'html'] as const)('as a workbook of kind %s', (bookType) => {
    for (const text of [MOBILE, UNICOM, TELECOM]) {
      const book = { SheetNames: ['详单'], Sheets: { 详单: utils.aoa_to_sheet(csvRows(text)) } };
      const rows = sheetRows(new Uint8Array(write(book, { type: 'array', bookType })));
      const calls = parseBill(rows ?? [], now)?.calls;
      expect(calls).toEqual(parseBill(csvRows(text), now)?.calls);
    }
  });

  it('with real dates in its cells', () => {
    const sheet = utils.aoa_to_sheet([
      ['对方号码', '开始时间', '呼叫类型'],
      [95518, 46346.383715277778, '被叫'],
    ]);
    sheet.B2 = { t: 'n', v: 46346.383715277778, z: 'yyyy/m/d h:mm' };
    const bytes = new Uint8Array(
      write({ SheetNames: ['x'], Sheets: { x: sheet } }, { type: 'array', bookType: 'xlsx' }),
    );
    expect(parseBill(sheetRows(bytes) ?? [], now)?.calls).toMatchObject([
      { number: '95518', day: '2026-11-20', time: '09:12', direction: 'in' },
    ]);
  });

  it('is none where no column is headed like one', () => {
    expect(parseBill(csvRows('a,b,c\n1,2,3'), now)).toBeNull();
    expect(sheetRows(new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]))).toBeNull();
  });

  it('of thousands of rows is read whole', () => {
    const row = (i: number) => `2026-11-${String((i % 20) + 1).padStart(2, '0')} 09:12:33,被叫,95518,35`;
    const text = ['起始时间,通信方式,对方号码,时长', ...Array.from({ length: 20_000 }, (_, i) => row(i))].join('\n');
    expect(parseBill(csvRows(text), now)?.calls).toHaveLength(20_000);
  });

  it('of any text is read without an error', () => {
    const cell = fc.oneof(
      fc.constantFrom('对方号码', '起始时间', '呼叫类型', '被叫', '95518', '2026-11-20 09:12'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell)), (rows) => {
        parseBill(rows, now);
        parseBill(csvRows(rows.join('\n')), now);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the bytes of a text', () => {
  const text = '起始时间,对方号码\n2026-11-20 09:12,95518 中国移动';
  // GB 18030 of the words above; Node writes no Chinese encoding but reads it.
  const gbk = (said: string) => Uint8Array.from([...said].flatMap((char) => GBK[char] ?? [char.charCodeAt(0)]));
  const GBK: Record<string, number[]> = {
    ...{ 起: [0xc6, 0xf0], 始: [0xca, 0xbc], 时: [0xca, 0xb1], 间: [0xbc, 0xe4], 对: [0xb6, 0xd4], 方: [0xb7, 0xbd] },
    ...{ 号: [0xba, 0xc5], 码: [0xc2, 0xeb], 中: [0xd6, 0xd0], 国: [0xb9, 0xfa], 移: [0xd2, 0xc6], 动: [0xb6, 0xaf] },
  };
  const utf16 = (said: string, little: boolean) =>
    Uint8Array.from(
      [...said].flatMap((c) => {
        const pair = [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8];
        return little ? pair : pair.reverse();
      }),
    );

  it('are read in the encodings of phones and carriers', () => {
    expect(decodeText(new TextEncoder().encode(text))).toBe(text);
    expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
    expect(decodeText(gbk(text))).toBe(text);
    expect(decodeText(utf16(text, true))).toBe(text);
    expect(decodeText(utf16(text, false))).toBe(text);
    expect(decodeText(utf16(`\ufeff${text}`, true))).toBe(text);
  });

  it('of no text are none', () => {
    expect(decodeText(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000 }), (bytes) => void decodeText(bytes)));
  });
});
