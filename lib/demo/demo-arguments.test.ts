import { describe, expect, it } from 'vitest';
import { readDemoArguments } from './demo-arguments';

describe('the words after npm run demo --', () => {
  it('default to 20,000 reports of seed 1, served', () => {
    const population = { reports: 20_000, seed: 1 };
    expect(readDemoArguments([])).toEqual({ ok: true, value: { population, serve: true, fresh: false } });
  });

  it.each([
    [['--reports', '500', '--seed', '7', '--no-serve'], { reports: 500, seed: 7 }, false, false],
    [['--brigade', 'picc:0.2'], { reports: 20_000, seed: 1, brigade: { insurerId: 'picc', share: 0.2 } }, true, false],
    [['--seed=0', '--reports=20000000', '--fresh'], { reports: 20_000_000, seed: 0 }, true, true],
  ])('are read: %j', (words, population, serve, fresh) => {
    expect(readDemoArguments(words)).toEqual({ ok: true, value: { population, serve, fresh } });
  });

  it.each([
    [['--reports', 'abc'], /--reports must be a whole number from 1 to 20,000,000, not «abc»/],
    [['--reports', '0'], /not «0»/],
    [['--reports', '-5'], /not «-5»/],
    [['--reports', '1e3'], /not «1e3»/],
    [['--reports', '20000001'], /not «20000001»/],
    [['--reports', ''], /not «»/],
    [['--reports'], /--reports.*missing/],
    [['--seed', '1.5'], /--seed must be a whole number from 0/],
    [['--seed', '4294967296'], /--seed/],
    [['--brigade', 'nobody:0.2'], /--brigade must be an insurer of today/],
    [['--brigade', 'picc'], /not «picc»/],
    [['--brigade', 'picc:2'], /--brigade/],
    [['--sed', '2'], /Unknown option '--sed'/],
    [['20000'], /'20000'/],
  ])('are refused with a reason: %j', (words, reason) => {
    const read = readDemoArguments(words);
    expect(read.ok ? '' : read.error).toMatch(reason);
    expect(read.ok ? '' : read.error).toMatch(/usage: npm run demo/);
  });
});
