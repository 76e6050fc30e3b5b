import { expect, it } from 'vitest';
import { LAB_SCENARIOS } from './lab-scenarios';
import { placesBySeed, resultsTable } from './results-table';

const score = (dispT: number) => ({
  tau: 0.91,
  top5: 0.8,
  dispT,
  dispMax: 4,
  cover: 0.92,
  width: 13.96,
  redFalse: 0,
  rankedShare: 1,
  cpuMs: 500,
});

it('says of every target whether it is met', () => {
  const results = LAB_SCENARIOS.map((scenario) => ({ scenario, scores: [score(0), score(3)] }));
  const lines = resultsTable(results).split('\n');
  expect(lines.find((line) => line.includes('**clean**'))).toMatch(
    /0\.910 ≥ 0\.9 ✓ \| 0\.80 ≥ 0\.95 ✗ \| 0\.92 ≥ 0\.9 ✓ \| 14\.0 ≤ 14 ✓ \| – \| –/,
  );
  expect(lines.find((line) => line.includes('**A**'))).toMatch(/1\.50 ≤ 0\.5 ✗ \| 3\.00 ≤ 2 ✗ \| 4\.0/);
  expect(lines.find((line) => line.includes('**B**'))).toMatch(/1\.50 ≤ 1 ✗ \| 3\.00 ≤ 3 ✓/);
  expect(placesBySeed(results, [7, 8])).toContain('| E | 0 | 3 |');
});
