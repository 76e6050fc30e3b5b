import { expect, it } from 'vitest';
import { attackLive } from './attack-live';
import { liveReports } from './live-world';

it('moves rows by five people or more, in rounds in which nobody is alone', () => {
  const found = attackLive(liveReports({ drivers: 3_000, seed: 1 }), 5);
  expect(found.rounds).toBeGreaterThan(80);
  expect(found.fewestInRound).toBe(5);
  expect(found.fewestBehindMove).toBeGreaterThanOrEqual(5);
  expect(found.slices).toBeGreaterThan(10);
  expect(found.proved).toBeGreaterThan(100);
  expect(found.disclosed).toBe(0);
}, 60_000);
