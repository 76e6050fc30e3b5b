import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendRecognised, mendTime } from './mend-recognised';
import { readPictureLines } from './read-entries';
import { findTextBoxes } from './text-boxes';

const now = new Date('2026-11-22T07:30:00Z');
const PICTURE = { width: 360, height: 800 };

describe('lines of text in a picture', () => {
  /** Bars as wide as words, one row of two columns for each 60 pixels. */
  function drawn(dark: boolean, scale: number) {
    const [width, height] = [360 * scale, 400 * scale];
    const data = new Uint8ClampedArray(width * height * 4).fill(dark ? 0 : 255);
    const bar = (x: number, y: number, wide: number, high: number) => {
      for (let row = y * scale; row < (y + high) * scale; row++) {
        for (let column = x * scale; column < (x + wide) * scale; column++) {
          data.fill(dark ? 200 : 60, (row * width + column) * 4, (row * width + column) * 4 + 3);
        }
      }
    };
    for (let row = 0; row < 5; row++) {
      bar(20, 60 * row + 20, 40, 12);
      bar(64, 60 * row + 20, 40, 12);
      bar(280, 60 * row + 28, 50, 12);
      bar(0, 60 * row + 59, 360, 1);
    }
    return { data, width, height };
  }

  it.each([
    [false, 1],
    [true, 3],
  ])('are found, words joined and columns apart (dark %s, scale %i)', (dark, scale) => {
    const boxes = findTextBoxes(drawn(dark, scale));
    expect(boxes).toHaveLength(10);
    for (const { left, width } of boxes) {
      expect([20, 280]).toContain(left / scale);
      expect([84, 50]).toContain(width / scale);
    }
  });

  it('of noise are found without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40 * 40 * 4, maxLength: 40 * 40 * 4 }), (bytes) => {
        findTextBoxes({ data: Uint8ClampedArray.from(bytes), width: 40, height: 40 });
      }),
      { numRuns: 30 },
    );
  });
});

it.each([
  ['l38 1234 5678', '138 1234 5678'],
  ['l38O1234567', '13801234567'],
  ['昨 天14.03', '昨天 14:03'],
  ['Yesterday2:03PM', 'Yesterday 2:03 PM'],
  ['2026/11115', '2026/11/15'],
  ['星 期 三', '星期三'],
  ['11月20 日18:45', '11月20日 18:45'],
  ['上海|', '上海'],
  ['Oslo', 'Oslo'],
])('%s is mended to %s', (text, mended) => expect(mendRecognised(text)).toBe(mended));

it('a lost colon is found again where only a time can stand', () => {
  expect(mendTime('昨天 0830')).toBe('昨天 08:30');
  expect(mendTime('912')).toBe('9:12');
});

describe('the entries of a screenshot', () => {
  const line = (text: string, left: number, top: number) => ({ text, left, top, width: 100, height: 12 });
  const rows = [
    line('9:41', 20, 10),
    line('138 1234 5678', 30, 100),
    line('广东 深圳', 30, 118),
    line('昨天 14:03', 280, 109),
    line('妈妈', 30, 160),
    line('手机', 30, 178),
    line('昨天', 300, 169),
    line('95518', 30, 220),
    line('未知', 30, 238),
    line('010 6655 4433', 30, 280),
    line('星期三', 300, 289),
  ];

  it('have the time beside them, and none of a neighbour', () => {
    const { calls, unread } = readPictureLines(rows, PICTURE, now);
    expect(calls.map(({ number, day, time }) => [number, day, time])).toEqual([
      ['138 1234 5678', '2026-11-21', '14:03'],
      ['010 6655 4433', '2026-11-18', null],
    ]);
    expect(unread).toBe(2);
  });

  it('of anything are no error', () => {
    const any = fc.record({
      text: fc.string({ unit: 'binary' }),
      left: fc.nat(400),
      top: fc.nat(900),
      width: fc.nat(400),
      height: fc.nat(60),
    });
    fc.assert(fc.property(fc.array(any), (lines) => void readPictureLines(lines, PICTURE, now)));
  });
});
