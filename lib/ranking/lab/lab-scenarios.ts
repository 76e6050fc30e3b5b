/** What a set of runs of one scenario is held to: `design/ranking.md`, «What it must score». */
export type Target = {
  readonly tau?: number;
  readonly topFive?: number;
  readonly coverage?: number;
  readonly width?: number;
  readonly meanPlaces?: number;
  readonly worstPlaces?: number;
};

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
  baseline: 'clean',
  target,
  ...more,
});

const QUICK = { meanPlaces: 0.5, worstPlaces: 2 };
const SLOW = { meanPlaces: 1, worstPlaces: 3 };
const EVIDENCE = { evidence: 2.8, baseline: 'clean-evidence' } as const;

export const LAB_SCENARIOS: readonly LabScenario[] = [
  scenario('clean', 'no attack', { tau: 0.9, topFive: 0.95, coverage: 0.9, width: 14 }),
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
