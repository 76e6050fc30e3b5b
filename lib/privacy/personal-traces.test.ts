import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalTrace } from './personal-traces';

const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
const around = fc.constantFrom('', ' ', '请联系', '（王经理）', '：', '。', 'call ', '95518 ');
const gap = fc.constantFrom('', ' ', '-', '·', ' - '.trim(), '‑', '\u200b', '.');

describe('personalTrace', () => {
  it('finds any mobile number, however its digits are set apart', () => {
    const written = fc.tuple(mobile, fc.array(gap, { minLength: 10, maxLength: 10 }));
    fc.assert(
      fc.property(
        around,
        written,
        around.filter((text) => !/\d/.test(text)),
        (before, [number, gaps], after) => {
          const text = [...number].map((digit, i) => digit + (gaps[i] ?? '')).join('');
          expect(personalTrace(before + text + after)).toBe('mobile');
        },
      ),
    );
  });

  it.each([
    ['手机１３８００１３８０００', 'mobile'],
    ['一三八零零一三八〇〇〇', 'mobile'],
    ['幺三八 零零幺三 八零零零', 'mobile'],
    ['+86 138 0013 8000', 'mobile'],
    ['8613800138000', 'mobile'],
    ['138****8000', 'mobile'],
    ['写信给 wang.wu@example.cn 即可', 'email'],
    ['王五＠ｅｘａｍｐｌｅ．ｃｎ', 'email'],
    ['身份证11010519491231002X', 'identity'],
    ['粤B·12345 的车主', 'plate'],
    ['京AD12345', 'plate'],
  ])('finds in «%s»: %s', (text, trace) => expect(personalTrace(text)).toBe(trace));

  it.each([
    '客服电话95518，24 小时接听。',
    '请拨 400-123-4567 或 95511 转 3。',
    '总机 010-63156666，传真 021-5820 8888。',
    '2026-11-22 起，承保车辆 13,800.00 万辆；2025 年 12,345,678 辆。',
    '统一社会信用代码 91100000710931483R，许可证 P10271VBJ00001，粤B2-20090059号。',
    '第一、二、三条；一三八条另说。',
    '在 95519 与 4008695519 之间，每 100 人 3.14 通，占 15.00%。',
    'A 股 600036；川A股。',
  ])('lets pass: %s', (text) => expect(personalTrace(text)).toBeNull());

  it('lets a company’s own service numbers pass', () => {
    const service = fc.oneof(
      fc.stringMatching(/^95\d{3,4}$/),
      fc.stringMatching(/^400[0-9]{7}$/),
      fc.stringMatching(/^96\d{3}$/),
    );
    fc.assert(
      fc.property(fc.array(service, { minLength: 1, maxLength: 4 }), (numbers) => {
        expect(personalTrace(`我们的号码是 ${numbers.join('、')}。`)).toBeNull();
      }),
    );
  });

  it('never throws and always ends, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void personalTrace(text)));
    for (const part of ['1', '1 3', 'a@', 'a.', '京A', '1(']) personalTrace(part.repeat(1_500));
  });
});
