import { expect, it } from 'vitest';
import { METHODS, methodsOn } from './methods';

const versions = (day: string) => {
  const { ranking, beside } = methodsOn(day);
  return [ranking.version, beside.map(({ version }) => version)];
};

it('shows the old method beside the new one for a month, by date alone', () => {
  expect(versions('2026-11-21')).toEqual(['1.0', []]);
  expect(versions('2026-11-22')).toEqual(['2.3', ['1.0']]);
  expect(versions('2026-12-22')).toEqual(['2.3', ['1.0']]);
  expect(versions('2026-12-23')).toEqual(['2.3', []]);
  expect(versions('2020-01-01')).toEqual(['1.0', []]);
});

it('never ends a method before its successor has stood beside it for a month', () => {
  METHODS.slice(0, -1).forEach(({ until, correctedBy }, i) => {
    const next = METHODS[i + 1]?.from ?? '';
    if (correctedBy) expect(correctedBy).toBe(METHODS[i + 1]?.version);
    else expect(Date.parse(until ?? '') - Date.parse(next)).toBeGreaterThanOrEqual(30 * 86_400_000);
  });
  expect(METHODS.at(-1)?.until).toBeNull();
});
