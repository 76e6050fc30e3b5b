import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePastedText } from './parse-pasted-text';

/** Sunday, 22 November 2026, 15:30 in China. */
const now = new Date('2026-11-22T07:30:00Z');
const read = (text: string) =>
  parsePastedText(text, now).calls.map(
    ({ number, day, time, direction, name }) =>
      `${number.replace(/[\s()-]/g, '')} ${day} ${time ?? '-'} ${direction}${name ? ` ${name}` : ''}`,
  );

describe('one call in one line', () => {
  it.each([
    ['138 1234 5678 昨天 14:03', '13812345678 2026-11-21 14:03 unknown'],
    ['95518 今天 9:12 呼入 35秒', '95518 2026-11-22 09:12 in'],
    ['2026/11/20 上午9:12 来电 021-95518', '02195518 2026-11-20 09:12 in'],
    ['95519 11月20日 14:03 未接', '95519 2026-11-20 14:03 missed'],
    ['昨天 14:03 400-820-8820 通话时长 00:35', '4008208820 2026-11-21 14:03 unknown'],
    ['+86 138-1234-5678 11-20 09:12', '+8613812345678 2026-11-20 09:12 unknown'],
    ['010-66667777（3） 星期三 下午2:05', '01066667777 2026-11-18 14:05 unknown'],
    ['１３８１２３４５６７８　昨天　１４：０３', '13812345678 2026-11-21 14:03 unknown'],
    ['13812345678 广东深圳 移动 3天前 14:03', '13812345678 2026-11-19 14:03 unknown'],
    ['13812345678 周日 8:00', '13812345678 2026-11-15 08:00 unknown'],
    ['95518 晚上8点半 昨天', '95518 2026-11-21 20:30 unknown'],
    ['95518 昨天 下午2点05分 来电', '95518 2026-11-21 14:05 in'],
    ['95518 昨天 中午12:10', '95518 2026-11-21 12:10 unknown'],
    ['95518 昨天 凌晨12:10', '95518 2026-11-21 00:10 unknown'],
    ['95518 16:00', '95518 2026-11-21 16:00 unknown'],
    ['95518 15:29', '95518 2026-11-22 15:29 unknown'],
    ['95518 12月20日 14:03', '95518 2025-12-20 14:03 unknown'],
    ['95518 20261120 091233', '95518 2026-11-20 - unknown'],
    ['95518 2026-11-20 09:12:33 被叫 00:00:35', '95518 2026-11-20 09:12 in'],
    ['主叫 95518 昨天 14:03', '95518 2026-11-21 14:03 out'],
    ['Incoming 138 1234 5678 Yesterday, 2:03 PM', '13812345678 2026-11-21 14:03 in'],
    ['138 1234 5678 Missed · Nov 20, 9:12 AM', '13812345678 2026-11-20 09:12 missed'],
    ['95518 20 Nov 2026 at 12:05 am 1m 20s', '95518 2026-11-20 00:05 unknown'],
    ['95518 11/20/26 2:03 PM', '95518 2026-11-20 14:03 unknown'],
    ['95518 20/11/2026 14:03', '95518 2026-11-20 14:03 unknown'],
    ['95518 Wednesday 2:03 PM', '95518 2026-11-18 14:03 unknown'],
    ['95518 5 分钟前 来电', '95518 2026-11-22 15:25 in'],
    ['95518 2 hours ago', '95518 2026-11-22 13:30 unknown'],
    ['950 1234 5678 昨天 14:03', '95012345678 2026-11-21 14:03 unknown'],
    ['未知号码 昨天 14:03', '隐藏号码 2026-11-21 14:03 unknown'],
    ['No Caller ID Yesterday 2:03 PM', '隐藏号码 2026-11-21 14:03 unknown'],
    ['妈妈 13812345678 昨天 14:03 呼入', '13812345678 2026-11-21 14:03 in 妈妈'],
    ['138****5678 昨天 14:03', '138****5678 2026-11-21 14:03 unknown'],
    ['95518 昨天', '95518 2026-11-21 - unknown'],
  ])('%s', (text, call) => expect(read(text)).toEqual([call]));
});

describe('calls laid out otherwise', () => {
  it('number and time on lines of their own', () => {
    expect(read('138 1234 5678\n广东 深圳\n昨天 14:03\n95518\n北京\n上午9:12\n\n021-6666 7777\n星期三')).toEqual([
      '13812345678 2026-11-21 14:03 unknown',
      '95518 2026-11-22 09:12 unknown',
      '02166667777 2026-11-18 - unknown',
    ]);
  });

  it('the time first', () => {
    expect(read('昨天 14:03\n13812345678\n昨天 15:10\n95518\n今天 9:12\n95519')).toEqual([
      '13812345678 2026-11-21 14:03 unknown',
      '95518 2026-11-21 15:10 unknown',
      '95519 2026-11-22 09:12 unknown',
    ]);
  });

  it('days as headings', () => {
    expect(read('昨天\n95518\n14:03 呼入\n95519\n15:10 未接\n星期三\n95511\n9:00')).toEqual([
      '95518 2026-11-21 14:03 in',
      '95519 2026-11-21 15:10 missed',
      '95511 2026-11-18 09:00 unknown',
    ]);
  });

  it('the page of one caller', () => {
    expect(read('95518\n昨天\n14:03 来电 35秒\n9:12 未接来电\n星期三\n10:00 呼入')).toEqual([
      '95518 2026-11-21 14:03 in',
      '95518 2026-11-21 09:12 missed',
      '95518 2026-11-18 10:00 in',
    ]);
  });

  it('several in a line', () => {
    expect(read('95518 昨天 14:03 138 1234 5678 今天 9:12 呼入，95519 11/20 10:00')).toEqual([
      '95518 2026-11-21 14:03 unknown',
      '13812345678 2026-11-22 09:12 in',
      '95519 2026-11-20 10:00 unknown',
    ]);
    expect(read('昨天 14:03 95518，今天 9:12 138 1234 5678')).toEqual([
      '95518 2026-11-21 14:03 unknown',
      '13812345678 2026-11-22 09:12 unknown',
    ]);
  });

  it('direction and length on a line of their own', () => {
    expect(read('13812345678 昨天 14:03\n呼出 1分20秒\n95518 昨天 15:00\n呼入 35秒')).toEqual([
      '13812345678 2026-11-21 14:03 out',
      '95518 2026-11-21 15:00 in',
    ]);
  });

  it('saved contacts without a number are counted, and give their time to nobody', () => {
    const { calls, unread } = parsePastedText('妈妈\n昨天\n13812345678\n星期三\n老王\n9:12\n95518\n8:00', now);
    expect(calls.map(({ number, day, time }) => [number, day, time])).toEqual([
      ['13812345678', '2026-11-18', null],
      ['95518', '2026-11-22', '08:00'],
    ]);
    expect(unread).toBe(2);
  });

  it('words that depend on the day are told', () => {
    expect(parsePastedText('95518 昨天 14:03', now).relative).toBe(true);
    expect(parsePastedText('95518 2026-11-20 14:03', now).relative).toBe(false);
  });
});

describe('anything', () => {
  const pieces = fc.constantFrom(
    ...['138 1234 5678', '95518', '昨天', '14:03', '2026/11/20', '上午9:12', '呼入', '星期三', '\n', ' ', '，', '妈妈'],
    ...[
      '35秒',
      '(3)',
      '+86',
      '3天前',
      '021-',
      '20261120',
      '99:99',
      '13月45日',
      '今天',
      '呼出',
      '*',
      '未知号码',
      ':',
      '0',
    ],
  );
  it('is read without an error, into days and minutes that exist and are none of the future', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((all) => all.join(' ')),
        ),
        (text) => {
          for (const { day, time } of parsePastedText(text, now).calls) {
            expect(new Date(`${day}T${time ?? '00:00'}:00Z`).toISOString().slice(0, 10)).toBe(day);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of a hundred calls in any of the layouts every one is found', () => {
    const call = fc.record({
      number: fc.oneof(fc.stringMatching(/^1[3-9]\d{9}$/), fc.constantFrom('95518', '4008208820', '02166667777')),
      minutes: fc.integer({ min: 1, max: 300 * 1440 }),
    });
    const layouts = [
      (number: string, day: string, time: string) => `${number} ${day} ${time}`,
      (number: string, day: string, time: string) => `${day.replaceAll('-', '/')} ${time}  ${number}`,
      (number: string, day: string, time: string) => `${number}\n呼入\n${day} ${time}`,
    ];
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), fc.constantFrom(...layouts), (calls, layout) => {
        const told = calls.map(({ number, minutes }) => {
          const at = new Date(now.getTime() + 8 * 3_600_000 - minutes * 60_000).toISOString();
          return { number, day: at.slice(0, 10), time: at.slice(11, 16) };
        });
        const text = told.map(({ number, day, time }) => layout(number, day, time)).join('\n');
        expect(parsePastedText(text, now).calls.map(({ number, day, time }) => ({ number, day, time }))).toEqual(told);
      }),
    );
  });

  it('as long as a book takes no longer than a moment', () => {
    const hostile = [
      '1 '.repeat(300),
      '('.repeat(600),
      '1'.repeat(600),
      '昨天 '.repeat(120),
      '12:34 '.repeat(100),
      '1-'.repeat(300),
    ];
    const began = performance.now();
    for (const line of hostile) parsePastedText(`${line}\n`.repeat(200), now);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
