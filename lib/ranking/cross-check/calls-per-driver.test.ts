import { describe, expect, it } from 'vitest';
import { type CallsPerDriver, callsPerDriver } from './calls-per-driver';
import { layOut } from './grid';
import { smallMarket } from './small-market';

const INSURERS = {
  a: { vehicles: 1e6, calls: 40_000 },
  b: { vehicles: 1e6, calls: 20_000 },
  c: { vehicles: 1e6, calls: 30_000 },
  tiny: { vehicles: 1e4, calls: 60 },
};

/** `perDriver` calls for each driver, variance 1 between drivers. */
function marketWith(perDriver: Readonly<Record<string, number>>) {
  const market = smallMarket(INSURERS);
  const pairs = market.pairs.map((pair) => {
    const mean = perDriver[pair.insurerId] ?? 1;
    const reporters = pair.reporters / mean;
    return { ...pair, reporters, squares: reporters * (mean ** 2 + 1) };
  });
  const grid = layOut({ ...market, pairs });
  const kept = grid.calls.map((calls) => ({ calls, share: null }));
  return Object.fromEntries(
    callsPerDriver(grid, kept).map((row, i): [string, CallsPerDriver] => [grid.ids[i] ?? '', row]),
  );
}

describe('callsPerDriver', () => {
  it('leaves large insurers their own figure and draws a tiny one most of the way to the market', () => {
    const { a, b, tiny } = marketWith({ a: 2, b: 2.4, c: 1.7, tiny: 3 });
    expect(a?.used).toBeCloseTo(2, 1);
    expect(b?.used).toBeCloseTo(2.4, 1);
    expect(tiny?.used).toBeLessThan(2.6);
    expect(tiny?.used).toBeGreaterThan(1.7);
  });

  it('makes no difference where all drivers are called alike', () => {
    const rows = marketWith({ a: 2, b: 2, c: 2, tiny: 2 });
    for (const row of Object.values(rows)) expect(row.used / row.own).toBeCloseTo(1, 2);
  });

  it('corrects only the calls of blocks that remain whole', () => {
    const grid = layOut(smallMarket(INSURERS));
    const [own, half] = [1, 0.5].map((part) => {
      const kept = grid.calls.map((calls) => ({ calls: calls.map((y, c) => (c % 2 ? y : y * part)), share: null }));
      return callsPerDriver(grid, kept)[grid.ids.indexOf('tiny')];
    });
    expect(half?.factor).toBe(1);
    expect(half?.drivers).toBeLessThan(own?.drivers ?? 0);
    expect(half?.perEffective).toBeCloseTo(half?.perIndependent ?? 0, 9);
  });

  it('needs fewer calls for one independent call than calls alone would', () => {
    const { tiny } = marketWith({ a: 2, b: 2.4, c: 1.7, tiny: 3 });
    expect(tiny?.perEffective).toBeLessThan(tiny?.perIndependent ?? 0);
    expect(tiny?.perEffective).toBeGreaterThanOrEqual(tiny?.own ?? 0);
  });

  it('takes nobody without drivers for more than the market', () => {
    const market = smallMarket(INSURERS);
    const grid = layOut({ ...market, cells: [], pairs: [] });
    const rows = callsPerDriver(
      grid,
      grid.calls.map((calls) => ({ calls, share: null })),
    );
    for (const row of rows) expect(row).toMatchObject({ drivers: 0, own: 1, used: 1 });
  });
});
