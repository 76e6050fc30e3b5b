import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange, continues, isRefused, isUnchanged } from './byte-range';

describe('byteRange', () => {
  it('reads the forms of RFC 9110', () => {
    expect(byteRange('bytes=0-499', 10_000)).toEqual({ from: 0, to: 499 });
    expect(byteRange('bytes=9500-', 10_000)).toEqual({ from: 9500, to: 9999 });
    expect(byteRange('bytes=-500', 10_000)).toEqual({ from: 9500, to: 9999 });
    expect(byteRange('bytes=0-99999', 10)).toEqual({ from: 0, to: 9 });
    expect(byteRange('bytes=-99', 10)).toEqual({ from: 0, to: 9 });
    for (const beyond of ['bytes=10-', 'bytes=10-20', 'bytes=-0']) expect(byteRange(beyond, 10)).toBe('beyond');
    for (const whole of [undefined, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'lines=1-2', 'bytes=0-1,3-4', 'bytes=a-b'])
      expect(byteRange(whole, 10)).toBeNull();
  });

  it('never leaves the body, whatever is asked', () => {
    const header = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
      fc.stringMatching(/^bytes=\d{0,18}-\d{0,18}$/),
    );
    fc.assert(
      fc.property(header, fc.nat({ max: 2 ** 40 }), (asked, size) => {
        const range = byteRange(asked, size);
        if (range === null || range === 'beyond') return;
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.from).toBeLessThanOrEqual(range.to);
        expect(range.to).toBeLessThan(size);
      }),
    );
  });
});

describe('conditions', () => {
  const here = { etag: '"abc"', modified: new Date('2026-11-01T00:00:00.700Z') };
  const at = (text: string) => new Date(text).toUTCString();

  it('know the same copy', () => {
    expect(isUnchanged({ 'if-none-match': 'W/"abc"' }, here)).toBe(true);
    expect(isUnchanged({ 'if-none-match': '"x", "abc"' }, here)).toBe(true);
    expect(isUnchanged({ 'if-none-match': '*' }, here)).toBe(true);
    expect(isUnchanged({ 'if-none-match': '"x"', 'if-modified-since': at('2027-01-01') }, here)).toBe(false);
    expect(isUnchanged({ 'if-modified-since': at('2026-11-01T00:00:00Z') }, here)).toBe(true);
    expect(isUnchanged({ 'if-modified-since': at('2026-10-01') }, here)).toBe(false);
    expect(isUnchanged({ 'if-modified-since': 'yesterday' }, here)).toBe(false);
    expect(isUnchanged({}, here)).toBe(false);
  });

  it('refuse another copy', () => {
    expect(isRefused({ 'if-match': '"x"' }, here)).toBe(true);
    expect(isRefused({ 'if-match': '"x", "abc"' }, here)).toBe(false);
    expect(isRefused({ 'if-unmodified-since': at('2026-10-01') }, here)).toBe(true);
    expect(isRefused({}, here)).toBe(false);
  });

  it('continue a download only of the same copy', () => {
    expect(continues({}, here)).toBe(true);
    expect(continues({ 'if-range': '"abc"' }, here)).toBe(true);
    expect(continues({ 'if-range': 'W/"abc"' }, here)).toBe(false);
    expect(continues({ 'if-range': '"old"' }, here)).toBe(false);
    expect(continues({ 'if-range': at('2026-11-01T00:00:00Z') }, here)).toBe(true);
    expect(continues({ 'if-range': at('2026-11-02') }, here)).toBe(false);
  });
});
