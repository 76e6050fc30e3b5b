/** What a set of runs of one scenario is held to: `design/ranking.md`, «What it must score». */
export type Target = {
  readonly tau?: number;
  readonly topFive?: number;
  readonly coverage?: number;
  readonly width?: number;
  readonly meanPlaces?: number;
  readonly worstPlaces?: number;
};

/** A part of the lab's window: its first day, counted from the window's, and how many. */
export type LabSpan = { readonly first: number; readonly days: number };

/** One row of the results: a scenario of the lab, its options and its targets. */
export type LabScenario = {
  readonly key: string;
  readonly title: string;
  /** The lab's scenario, its share of fake reports, and the factor on evidence-backed reporters (2.8 ≈ 30 %). */
  readonly scenario: string;
  readonly share: number;
  readonly evidence: number;
  /** Share of accounts with forged evidence that an audit finds; they fall back to tier 1. */
  readonly audited: number;
  /** Parts of the lab's window that are ranked alone, the scores their mean; none: all of it. */
  readonly spans: readonly LabSpan[];
  /** Key of the un-attacked twin. */
  readonly baseline: 'clean' | 'clean-evidence';
  readonly target: Target;
};

const scenario = (key: string, title: string, target: Target, more: Partial<LabScenario> = {}): LabScenario => ({
  key,
  title,
  scenario: key,
  share: 0.2,
  evidence: 1,
  audited: 0,
  spans: [],
  baseline: 'clean',
  target,
  ...more,
});

const QUICK = { meanPlaces: 0.5, worstPlaces: 2 };
const SLOW = { meanPlaces: 1, worstPlaces: 3 };
const EVIDENCE = { evidence: 2.8, baseline: 'clean-evidence' } as const;

// The lab begins on 4 May 2026: June to October, and July to September.
const MONTHS: readonly LabSpan[] = [
  { first: 28, days: 30 },
  { first: 58, days: 31 },
  { first: 89, days: 31 },
  { first: 120, days: 30 },
  { first: 150, days: 31 },
];
const QUARTER: readonly LabSpan[] = [{ first: 58, days: 92 }];

export const LAB_SCENARIOS: readonly LabScenario[] = [
  scenario('clean', 'no attack', { tau: 0.9, topFive: 0.95, coverage: 0.9, width: 14 }),
  scenario(
    'clean-quarter',
    'no attack, the closed quarter alone',
    { coverage: 0.9 },
    { scenario: 'clean', spans: QUARTER },
  ),
  scenario(
    'clean-month',
    'no attack, each of five closed months alone',
    { coverage: 0.9 },
    { scenario: 'clean', spans: MONTHS },
  ),
  scenario('A', 'burst', QUICK),
  scenario('B', 'slow drip', SLOW),
  scenario('C', 'one super-reporter', QUICK),
  scenario('E', 'dilution by a bad insurer', { meanPlaces: 1, tau: 0.88, coverage: 0.85 }),
  scenario('F', 'brigade in one province', SLOW),
  scenario('G', 'number spoofing', QUICK),
  scenario('H', 'forged evidence, audit catching 90 %', { meanPlaces: 5 }, { audited: 0.9 }),
  scenario('H-unaudited', 'forged evidence, no audit', {}, { scenario: 'H' }),
  scenario('clean-evidence', 'no attack, 30 % evidence', {}, { ...EVIDENCE, scenario: 'clean' }),
  scenario('S', 'stealth drip, 30 % evidence', { meanPlaces: 1.5, worstPlaces: 4 }, { ...EVIDENCE, share: 1 }),
];
