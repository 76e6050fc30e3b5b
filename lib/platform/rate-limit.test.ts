import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLimiter } from './rate-limit.server';

it('takes as many as it may in a window that begins at the first, tells how long to wait, and counts each key alone', () => {
  let at = 1_000_000;
  const limiter = createLimiter({ name: 'test', points: 3, seconds: 60 }, () => at);
  for (let i = 2; i >= 0; i--) {
    expect(limiter.consume('a')).toEqual({ ok: true, value: { remaining: i, reset: 60 } });
  }
  at += 30_500;
  expect(limiter.consume('a')).toEqual({ ok: false, error: { retryAfter: 30 } });
  expect(limiter.consume('b').ok).toBe(true);
  at += 29_499;
  expect(limiter.consume('a')).toEqual({ ok: false, error: { retryAfter: 1 } });
  at += 1;
  expect(limiter.consume('a', 2).ok).toBe(true);
  expect(limiter.consume('a', 2).ok).toBe(false);
  expect(limiter.consume('a').ok).toBe(true);
});

it('lets through exactly what a list of past requests would', () => {
  const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), wait: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 4 }), (steps, points) => {
      let at = 0;
      const limiter = createLimiter({ name: 'test', points, seconds: 0.02 }, () => at);
      const windows: Record<string, { from: number; taken: number }> = {};
      for (const { key, wait } of steps) {
        at += wait;
        const open = windows[key];
        if (!open || at >= open.from + 20) windows[key] = { from: at, taken: 0 };
        const mine = windows[key] as { from: number; taken: number };
        const may = mine.taken < points;
        if (may) mine.taken++;
        expect(limiter.consume(key).ok).toBe(may);
      }
    }),
  );
});
