import { expect, it } from 'vitest';
import { compareUnits, describeDifference } from './compare-units';
import type { Unit } from './fold-calls';

const unit: Unit = {
  reporterId: '7',
  insurerId: 'pingan',
  week: 202647,
  provinceAdcode: '440000',
  role: 'agency',
  relation: 'never',
  calls: 4,
  kept: 3,
  refused: 1,
};

it('finds nothing where nothing differs, in whatever order', () => {
  const other = { ...unit, reporterId: '8' };
  expect(compareUnits([unit, other], [other, unit])).toEqual([]);
});

it.each(['calls', 'kept', 'refused'] as const)('finds a wrong number of %s', (column) => {
  const wrong = { ...unit, [column]: 9 };
  expect(compareUnits([wrong], [unit])).toEqual([{ stored: wrong, recounted: unit }]);
});

it.each(['reporterId', 'insurerId', 'week', 'provinceAdcode', 'role', 'relation'] as const)(
  'takes %s for part of the key',
  (column) => {
    const other = { ...unit, [column]: column === 'week' ? 202646 : 'other' };
    expect(compareUnits([unit], [other])).toEqual([
      { stored: null, recounted: other },
      { stored: unit, recounted: null },
    ]);
  },
);

it('says what differs and where', () => {
  expect(describeDifference({ stored: unit, recounted: { ...unit, kept: 2 } })).toBe(
    'reporter 7, pingan 202647 440000 agency never: stored calls 4 kept 3 refused 1, recounted calls 4 kept 2 refused 1',
  );
  expect(describeDifference({ stored: null, recounted: unit })).toContain('stored nothing, recounted calls 4');
});
