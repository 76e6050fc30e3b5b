import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STEPS } from './colour-scale';
import { COLOUR_BLIND, hexOf, labOf, linearOf, seenThrough, themeTokens } from './oklch.fixture';
import { DARK, LIGHT } from './palette';

const tokens = themeTokens(readFileSync('app/globals.css', 'utf8'));
const THEMES = [
  ['light', LIGHT, tokens.light],
  ['dark', DARK, tokens.dark],
] as const;

describe.each(THEMES)('the %s palette', (_theme, palette, css) => {
  const colour = (name: string) => css.get(name) ?? [Number.NaN, 0, 0];
  const heat = Array.from({ length: STEPS }, (_, i) => linearOf(colour(`heat-${i}`) as [number, number, number]));

  it('is the tokens of the stylesheet in sRGB', () => {
    for (const [name, hex] of Object.entries(palette))
      expect([name, hex]).toEqual([name, hexOf(linearOf(colour(name) as [number, number, number]))]);
  });

  it('steps away from the paper in even lightness', () => {
    const lightness = Array.from({ length: STEPS }, (_, i) => colour(`heat-${i}`)[0] as number);
    const away = Math.sign((colour('ink')[0] as number) - (colour('paper')[0] as number));
    for (const [i, each] of lightness.entries())
      if (i > 0) expect(away * (each - (lightness[i - 1] as number))).toBeCloseTo(0.095, 1);
    for (const [i, each] of lightness.entries())
      if (i > 0) expect(away * (each - (lightness[i - 1] as number))).toBeGreaterThan(0.08);
  });

  it.each(['everybody', ...Object.keys(COLOUR_BLIND)])('keeps its order and its steps apart for %s', (who) => {
    const matrix = COLOUR_BLIND[who];
    const seen = heat.map((each) => labOf(matrix ? seenThrough(matrix, each) : each));
    const away = Math.sign((seen.at(-1)?.[0] ?? 0) - (seen[0]?.[0] ?? 0));
    for (let i = 1; i < STEPS; i++) {
      const [a, b] = [seen[i - 1], seen[i]] as unknown as [number[], number[]];
      expect(away * ((b[0] as number) - (a[0] as number))).toBeGreaterThan(0.04);
      expect(Math.hypot(...a.map((value, k) => value - (b[k] as number)))).toBeGreaterThan(0.06);
    }
  });

  it('keeps words on every step readable', () => {
    const luminance = (linear: readonly number[]) =>
      0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    const contrast = (a: readonly number[], b: readonly number[]) => {
      const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05];
      return Math.max(x, y) / Math.min(x, y);
    };
    const [ink, paper] = [
      linearOf(colour('ink') as [number, number, number]),
      linearOf(colour('paper') as [number, number, number]),
    ];
    for (const [i, each] of heat.entries())
      expect(contrast(each, i < 4 ? ink : paper)).toBeGreaterThan(i === 3 || i === 4 ? 3 : 4.5);
  });
});
