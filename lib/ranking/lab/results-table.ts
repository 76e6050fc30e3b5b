import type { LabScenario } from './lab-scenarios';

/** What the lab's own score functions say of one ranking, and its cost. */
export type LabScore = {
  readonly tau: number;
  readonly top5: number;
  /** Places the target moved against the un-attacked twin, and the most that any insurer moved. */
  readonly dispT: number;
  readonly dispMax: number;
  readonly cover: number;
  readonly width: number;
  readonly redFalse: number;
  readonly rankedShare: number;
  readonly cpuMs: number;
};

/** What counting alone allows on one world. */
export type Ceiling = { readonly tau: number; readonly topFive: number };

export type ScenarioScores = { readonly scenario: LabScenario; readonly scores: LabScore[] };

type Figure = { readonly value: number; readonly limit: number | undefined; readonly atLeast: boolean };

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** One score for several runs of a world: their mean; false reds are counted. */
export function meanScore(scores: readonly LabScore[]): LabScore {
  const of = (pick: (score: LabScore) => number) => mean(scores.map(pick));
  return {
    ...{ tau: of((s) => s.tau), top5: of((s) => s.top5), cover: of((s) => s.cover), width: of((s) => s.width) },
    ...{ dispT: of((s) => s.dispT), dispMax: of((s) => s.dispMax), rankedShare: of((s) => s.rankedShare) },
    redFalse: scores.reduce((sum, score) => sum + score.redFalse, 0),
    cpuMs: of((s) => s.cpuMs),
  };
}

/** The results as a Markdown table: mean over seeds and, for places, the worst seed; a target that is missed is marked ✗. */
export function resultsTable(results: readonly ScenarioScores[]): string {
  const head = [
    '',
    'τ-b',
    'top five',
    'covers',
    'width',
    'places, mean',
    'worst seed',
    'anyone, mean',
    'false red',
    'shown',
    'CPU ms',
  ];
  const lines = results.map(({ scenario, scores }) => {
    const of = (pick: (score: LabScore) => number) => mean(scores.map(pick));
    const isClean = scenario.scenario === 'clean';
    const worst = Math.max(...scores.map((score) => score.dispT));
    const places = (figure: Figure) => (isClean ? '–' : shown(figure, 2));
    const target = scenario.target;
    return [
      `**${scenario.key}** ${scenario.title}`,
      shown({ value: of((s) => s.tau), limit: target.tau, atLeast: true }, 3),
      shown({ value: of((s) => s.top5), limit: target.topFive, atLeast: true }, 2),
      shown({ value: of((s) => s.cover), limit: target.coverage, atLeast: true }, 2),
      shown({ value: of((s) => s.width), limit: target.width, atLeast: false }, 1),
      places({ value: of((s) => s.dispT), limit: target.meanPlaces, atLeast: false }),
      places({ value: worst, limit: target.worstPlaces, atLeast: false }),
      isClean ? '–' : of((s) => s.dispMax).toFixed(1),
      String(scores.reduce((sum, score) => sum + score.redFalse, 0)),
      of((s) => s.rankedShare).toFixed(2),
      of((s) => s.cpuMs).toFixed(0),
    ];
  });
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Where a target exists, the figure carries it: `0.907 ≥ 0.9 ✓`. */
function shown({ value, limit, atLeast }: Figure, digits: number): string {
  const text = value.toFixed(digits);
  if (limit === undefined) return text;
  const met = atLeast ? value >= limit : value <= limit;
  return `${text} ${atLeast ? '≥' : '≤'} ${limit} ${met ? '✓' : '✗'}`;
}

/** One line per scenario with the places the target moved on each seed. */
export const placesBySeed = (results: readonly ScenarioScores[], seeds: readonly number[]): string =>
  [
    `| places moved | ${seeds.join(' | ')} |`,
    `| --- | ${seeds.map(() => '---').join(' | ')} |`,
    ...results
      .filter(({ scenario }) => scenario.scenario !== 'clean')
      .map(({ scenario, scores }) => `| ${scenario.key} | ${scores.map((score) => score.dispT).join(' | ')} |`),
  ].join('\n');

/** What no method can exceed on these worlds, in one sentence. */
export const ceilingLine = (ceilings: readonly Ceiling[], logSd: number): string =>
  `Ceiling of counting: were every claim true, every driver called once and vehicles known to ${logSd * 100} %, the same numbers of honest reporters would give τ-b ${mean(ceilings.map((one) => one.tau)).toFixed(3)} and top five ${mean(ceilings.map((one) => one.topFive)).toFixed(2)} on these seeds.`;
