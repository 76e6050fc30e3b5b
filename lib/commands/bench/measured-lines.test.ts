import { expect, it } from 'vitest';
import { linesOf, type Measured } from './measured-lines';
import type { Costed } from './timings';

const costed = (perSecond: number, server: number): Costed => ({
  perSecond,
  p50: 2,
  p99: 20,
  failed: 0,
  bytes: 8_000,
  cost: { load: 20, server, database: 60 },
});

const measured = (reports: number, page: number): Measured => ({
  reports,
  row: costed(20_000, 0),
  reportRow: costed(10_000, 0),
  accepted: costed(5_000, 120),
  fixed: costed(2_000, 400),
  ranking: costed(page, 1e6 / page),
  methodology: costed(25_000, 40),
  cold: { perSecond: 50, p50: reports / 1000, p99: 60, failed: 0 },
  log: { entries: 12_000, bytesEach: 190, signed: 8_000, signing: 640, proof: [2.5, 9] as const },
  memory: { now: 300, highest: 400 },
});

it('says each ratio once, the large size against the small one', () => {
  const text = linesOf([measured(10_000, 20_000), measured(20_000, 16_000)], 'quiet').join('\n');
  expect(text).toMatch(/accepted ÷ commits +0\.25 +\(aim/);
  expect(text).toMatch(/accepted ÷ commits of a report’s row +0\.50/);
  expect(text).toContain(
    'public log: 12,000 entries of 190 bytes; signing 8,000 new ones 640 ms; a proof 2.5 ms, 99th 9.0 ms',
  );
  expect(text).toMatch(/ranking page ÷ static page +10\.00/);
  expect(text).toMatch(/ranking page, cached +1\.25/);
  expect(text).toMatch(/its processor time in the server +1\.25/);
  expect(text).toMatch(/ranking page, first rendering +2\.00/);
});

it('compares nothing when one size was measured, and says nothing of what the system does not tell', () => {
  const one = measured(10_000, 20_000);
  const text = linesOf([{ ...one, memory: null, ranking: { ...one.ranking, cost: null } }], 'quiet').join('\n');
  expect(text).not.toContain('against');
  expect(text).not.toContain('memory');
  expect(text).not.toMatch(/NaN|undefined|null/);
});
