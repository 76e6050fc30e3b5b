import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layLines, MARGIN } from './lay-lines';
import type { TextBox } from './text-boxes';

const box: fc.Arbitrary<TextBox> = fc.record({
  left: fc.nat(1500),
  top: fc.nat(9000),
  width: fc.integer({ min: 1, max: 1600 }),
  height: fc.integer({ min: 1, max: 300 }),
  background: fc.constant([255, 255, 255] as const),
});

describe('lines set anew', () => {
  it('stand one below the other, inside the picture, and no wider than allowed', () => {
    fc.assert(
      fc.property(
        fc.array(box, { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 1600 }),
        fc.integer({ min: 200, max: 5000 }),
        (boxes, across, widestLine) => {
          const laid = layLines(boxes, across, widestLine);
          expect(laid.lines).toHaveLength(boxes.length);
          let free = MARGIN;
          for (const { top, width, height } of laid.lines) {
            expect(top).toBeGreaterThanOrEqual(free);
            expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
            expect(width).toBeLessThanOrEqual(Math.min(widestLine + 1, laid.width - 2 * MARGIN));
            free = top + height;
          }
          expect(laid.height).toBeGreaterThanOrEqual(free + MARGIN);
        },
      ),
    );
  });

  it('are enlarged to one height, small ones no more than three times', () => {
    const lines = (height: number) =>
      layLines([{ left: 0, top: 0, width: 100, height, background: [0, 0, 0] }], 360).lines[0]?.height;
    expect(lines(22)).toBe((22 + 4) * 2);
    expect(lines(88)).toBe((88 + 4) / 2);
    expect(lines(4)).toBe((4 + 4) * 3);
  });
});
