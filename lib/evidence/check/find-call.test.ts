import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromChinaLocal } from '@/lib/platform/china-time';
import { callerIdentity, parseCallerNumber } from '@/lib/reports/caller-number';
import { findCall, type SoughtCall } from './find-call';

const at = (local: string): Date => fromChinaLocal(local) ?? new Date(0);
const identity = (text: string): string | null => {
  const parsed = parseCallerNumber(text);
  return parsed.ok ? callerIdentity(parsed.value) : null;
};
const sought = (number: string, local: string, more: Partial<SoughtCall> = {}): SoughtCall => ({
  ...{ calledAt: at(local), precision: 'minute', givenAt: at('2026-11-22T18:00') },
  isCaller: (written) => identity(written) !== null && identity(written) === identity(number),
  ...more,
});

/** As a reader of pictures gives a call log back. */
const LOG = `通话 记录
138 0013 8000 15:12
广东 广州
95511 昨天 09:30
平安 保险
400-777-8888 11 月 20 日 下 午 3:05
贵州 贵阳
+86 139 1234 5678 星期 五
0755-8888 9999 2026/11/19 8:07
021 6188 0000 Nov 19, 3:05 PM
Shanghai
95518 Dec 31, 11:59 PM`;

describe('a call is found in the text of a call log', () => {
  it.each([
    ['13800138000', '2026-11-22T15:12', true],
    ['+8613800138000', '2026-11-22T15:20', true],
    ['13800138000', '2026-11-22T15:11', true],
    ['13800138000', '2026-11-22T15:05', false],
    ['13800138000', '2026-11-22T16:12', false],
    ['95511', '2026-11-21T09:30', true],
    ['95511', '2026-11-22T09:30', false],
    ['4007778888', '2026-11-20T15:05', true],
    ['4007778888', '2026-11-20T03:05', false],
    ['4007778888', '2026-11-19T15:05', false],
    ['075588889999', '2026-11-19T08:07', true],
    ['075588889999', '2026-11-18T08:07', false],
    ['02161880000', '2026-11-19T15:05', true],
    ['02161880000', '2026-11-20T15:05', false],
    ['95518', '2025-12-31T23:59', true],
  ])('%s at %s: %s', (number, local, minute) => {
    expect(findCall(LOG, sought(number, local))).toEqual({ number: true, minute });
  });

  it.each(['13800138001', '95512', '4007778889', '15:12', '2026'])('%s is not in it', (number) => {
    expect(findCall(LOG, sought(number, '2026-11-22T15:12'))).toEqual({ number: false, minute: false });
  });

  it('a call told by the day needs its day, one told by the part of the day a time near it', () => {
    expect(findCall(LOG, sought('4007778888', '2026-11-20T12:00', { precision: 'day' })).minute).toBe(true);
    expect(findCall(LOG, sought('13800138000', '2026-11-22T12:00', { precision: 'day' })).minute).toBe(true);
    expect(findCall(LOG, sought('13800138000', '2026-11-21T12:00', { precision: 'day' })).minute).toBe(false);
    expect(findCall('95511\n昨天', sought('95511', '2026-11-21T12:00', { precision: 'day' })).minute).toBe(false);
    expect(findCall('95511 昨天', sought('95511', '2026-11-21T12:00', { precision: 'day' })).minute).toBe(true);
    expect(findCall('95511 昨天', sought('95511', '2026-11-21T12:00')).minute).toBe(false);
    expect(findCall(LOG, sought('13800138000', '2026-11-22T14:00', { precision: 'part' })).minute).toBe(true);
    expect(findCall(LOG, sought('13800138000', '2026-11-22T07:00', { precision: 'part' })).minute).toBe(false);
  });

  it('though one digit was misread, where a picture was read', () => {
    for (const [read, number] of [
      ['137 25852 6334 18:37', '13725856334'],
      ['138 0013 3000 18:37', '13800138000'],
      ['0755 8888 99999 18:37', '075588889999'],
      ['137 2585 6384 18;:37', '13725856334'],
      ['138 1258 3291 18:37', '13815583291'],
      ['138 25200 4073 18:37', '13855004073'],
    ] as const) {
      expect(findCall(read, sought(number, '2026-11-21T18:37', { blurred: true }))).toEqual({
        number: true,
        minute: true,
      });
      expect(findCall(read, sought(number, '2026-11-22T18:37')).number).toBe(false);
    }
    expect(findCall('138 0013 3300 18:37', sought('13800138000', '2026-11-22T18:37', { blurred: true })).number).toBe(
      false,
    );
  });

  it('asks for few numbers though a whole screen was misread, so that the last of them is reached', () => {
    const asked = new Set<string>();
    const screen = Array.from({ length: 12 }, (_, n) => `138 25${200 + n} 40${61 + n} 18:37`);
    const isCaller = (written: string) => {
      asked.add(written);
      return false;
    };
    findCall(screen.join('\n'), { ...sought('95511', '2026-11-22T18:37', { blurred: true }), isCaller });
    expect([...asked]).toContain('13855114072');
    expect(asked.size).toBeLessThan(1_500);
  });

  it.each([
    // A time alone is of the 24 hours before the file was given, at 18:00 of Sunday the 22nd.
    ['95511 15:12', '2026-11-22T15:12', true],
    ['95511 15:12', '2026-11-21T15:12', false],
    ['95511 15:12', '2026-11-15T15:12', false],
    ['95511 23:50', '2026-11-21T23:50', true],
    ['95511 23:50', '2026-11-20T23:50', false],
    // Words are of that day too, however often they fit.
    ['95511 今天 15:12', '2026-11-22T15:12', true],
    ['95511 昨天 15:12', '2026-11-21T15:12', true],
    ['95511 昨天 15:12', '2026-11-20T15:12', false],
    ['95511 前天 15:12', '2026-11-20T15:12', true],
    ['95511 Yesterday 3:12 PM', '2026-11-20T15:12', false],
    ['95511 周五 15:12', '2026-11-20T15:12', true],
    ['95511 周五 15:12', '2026-11-22T15:12', false],
    ['95511 周五 15:12', '2026-11-13T15:12', false],
    ['95511 星期 五 15:12', '2026-11-20T15:12', true],
    ['95511 Friday, 3:12 PM', '2026-11-20T15:12', true],
    ['95511 周日 15:12', '2026-11-22T15:12', false],
    ['95511 周日 15:12', '2026-11-15T15:12', false],
    // Headings are of what stands below them.
    ['昨天\n95500 18:00\n95511 15:12', '2026-11-21T15:12', true],
    ['昨天\n95500 18:00\n95511 15:12', '2026-11-22T15:12', false],
    ['今天\n95511 15:12\n昨天\n95500 18:00', '2026-11-22T15:12', true],
    ['今天\n95511 15:12\n昨天\n95500 18:00', '2026-11-21T15:12', false],
    // Below an earlier day a time alone has lost its word.
    ['95500 昨天 18:00\n95511 15:12', '2026-11-22T15:12', false],
    ['95500 昨天 18:00\n95511 15:12', '2026-11-21T15:12', false],
    ['95500\n上海 昨天 18:00\n95511 15:12', '2026-11-22T15:12', false],
    ['95500 今天 18:00\n95511 15:12', '2026-11-22T15:12', true],
    // The line below tells where the line itself does not; a neighbour’s never does.
    ['95511\n上海 昨天 15:12', '2026-11-21T15:12', true],
    ['95511 昨天\n95500 15:12', '2026-11-21T15:12', false],
    ['95500 15:12\n95511\n上海', '2026-11-22T15:12', false],
    ['95500\n上海 15:12\n95511 昨天', '2026-11-21T15:12', false],
    ['95511 13月40日 15:12', '2026-11-22T15:12', false],
    ['昨天\n95500 18:00\n95511 月 (D\n11 20 日 15:12', '2026-11-20T15:12', true],
    ['昨天\n95500 18:00\n95511 月 (D\n11 20 日 15:12', '2026-11-21T15:12', false],
    ['95511 3 分钟前', '2026-11-22T17:57', false],
  ])('%j for %s: %s', (text, local, minute) => {
    expect(findCall(text, sought('95511', local))).toEqual({ number: true, minute });
  });

  it('in a bill too: its own line decides, not the neighbour’s', () => {
    const bill = `起始时间,通信方式,对方号码
2026-11-19 08:07:31,被叫,13800138000
2026-11-20 19:41:02,被叫,13912345678`;
    expect(findCall(bill, sought('13800138000', '2026-11-19T08:07')).minute).toBe(true);
    expect(findCall(bill, sought('13800138000', '2026-11-20T19:41')).minute).toBe(false);
    expect(findCall(bill, sought('13912345678', '2026-11-20T19:41')).minute).toBe(true);
  });
});

it('any number in any usual writing is found on its line, and only its minute counts', () => {
  const number = fc
    .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.nat(999_999_999))
    .map(([a, b]) => a + String(b).padStart(9, '0'));
  const writing = fc.constantFrom(
    (n: string) => n,
    (n: string) => `+86 ${n}`,
    (n: string) => `+86${n}`,
    (n: string) => `${n.slice(0, 3)} ${n.slice(3, 7)} ${n.slice(7)}`,
    (n: string) => `${n.slice(0, 3)}-${n.slice(3, 7)}-${n.slice(7)}`,
  );
  const minutes = fc.integer({ min: 20, max: 1_400 });
  fc.assert(
    fc.property(number, writing, minutes, fc.integer({ min: 20, max: 1_400 }), (n, write, told, shown) => {
      const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
      const found = findCall(
        `${write(n)}  ${clock(shown)}`,
        sought(n, `2026-11-22T${clock(told)}`, { givenAt: at('2026-11-22T23:59') }),
      );
      expect(found).toEqual({ number: true, minute: shown >= told - 15 && shown <= told + 2 });
    }),
    { numRuns: 300 },
  );
});

it('never throws, whatever was read, and takes no longer for being long', () => {
  const anything = fc.constantFrom(...'130 :-中月日下午+\npm.;/年', '\u0000', '\ud800');
  fc.assert(
    fc.property(
      fc.string({ unit: anything, maxLength: 300 }),
      (text) => void findCall(text, sought('95511', '2026-11-22T15:12')),
    ),
  );
  for (const part of [' ', '1 ', '1-', '中 ', '1:', '2026-', '下午 '])
    findCall(part.repeat(50_000), sought('95511', '2026-11-22T15:12', { blurred: true }));
  expect(() => findCall('9月99日 99:99 2026-13-45\n'.repeat(15), sought('95511', '2026-11-22T15:12'))).not.toThrow();
});
