import { describe, expect, it } from 'vitest';
import { cohortCount, cohortOf, cohortStart } from './cohorts';

describe('cohortOf', () => {
  it('begins each cohort where cohortStart says', () => {
    for (let cohort = 1; cohort < cohortCount(26); cohort++) {
      expect(cohortOf(cohortStart(cohort) * 7, 26)).toBe(cohort);
      expect(cohortOf(cohortStart(cohort) * 7 - 1, 26)).toBe(cohort - 1);
    }
  });

  it('numbers all days without gaps, oldest first', () => {
    const cohorts = Array.from({ length: 600 }, (_, j) => cohortOf(j - 400, 26));
    expect(
      cohorts.every(
        (cohort, j) => j === 0 || cohort - (cohorts[j - 1] ?? 0) === 0 || cohort - (cohorts[j - 1] ?? 0) === 1,
      ),
    ).toBe(true);
    expect([cohorts[0], cohorts.at(-1)]).toEqual([0, cohortCount(26) - 1]);
  });
});
