import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resultsTable } from '@/lib/ranking/lab/results-table';
import { parseResults, seedsOf } from './parse-results';

const score = {
  tau: 0.9,
  top5: 1,
  dispT: 2,
  dispMax: 3,
  cover: 0.9,
  width: 14,
  redFalse: 0,
  rankedShare: 1,
  cpuMs: 500,
};
const scenario = {
  key: 'B',
  title: 'slow drip',
  scenario: 'drip',
  args: [],
  baseline: 'clean',
  target: { meanPlaces: 1 },
};

describe('the measured results', () => {
  it('are read as they are written', () => {
    const table = resultsTable([
      { scenario, scores: [score] } as unknown as Parameters<typeof resultsTable>[0][number],
    ]);
    expect(parseResults(table)).toEqual([
      {
        ...{ key: 'B', title: 'slow drip' },
        tau: { value: 0.9, target: null, met: null },
        topFive: { value: 1, target: null, met: null },
        covers: { value: 0.9, target: null, met: null },
        places: { value: 2, target: '≤ 1', met: false },
        worst: { value: 2, target: null, met: null },
      },
    ]);
  });

  it('of the document stand there, clean world first, with the targets', () => {
    const document = readFileSync('docs/ranking-results.md', 'utf8');
    const scenarios = parseResults(document);
    expect(scenarios.length).toBeGreaterThan(5);
    expect(seedsOf(document)).toBeGreaterThan(1);
    expect(scenarios[0]).toMatchObject({ key: 'clean', places: null, tau: { target: expect.stringContaining('≥') } });
    for (const { key, places, worst } of scenarios.filter(({ key }) => !key.startsWith('clean')))
      expect([places?.value, worst?.value].every(Number.isFinite), key).toBe(true);
  });

  it('are nothing where there is no such table', () => expect(parseResults('| a | b |\n| **A** x | 1 |')).toEqual([]));
});
