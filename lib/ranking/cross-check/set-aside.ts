/** A run of cells: some tiers × sign-up cohorts × report weeks (all half-open), in the whole country or in one province. */
export type Block = {
  readonly tiers: readonly number[];
  readonly cohortFrom: number;
  readonly cohortTo: number;
  readonly weekFrom: number;
  readonly weekTo: number;
};

/** A decision to leave a block out of one insurer's reports and of what they are compared with, and its reason in figures. */
export type SetAside = Block & {
  readonly insurerId: string;
  /** Null: the whole country. */
  readonly province: string | null;
  /** Which cross-check it failed. */
  readonly view: 'sign-up' | 'report-week' | 'sign-up-and-week' | 'tier' | 'province';
  /** Kept calls in the block, and those expected from the rest of this insurer's reports. */
  readonly observed: number;
  readonly expected: number;
  /** Log-likelihood ratio in nats after the design effect. */
  readonly evidence: number;
  /** Share of the block left out: 1 but for doubtful cases, which are left out in part. */
  readonly leftOut: number;
  /** Share of the insurer's activity that lies in the province (1 for the whole country). */
  readonly provinceShare: number;
};

/** Blocks (tier × cohort) that the decision covers, as flags. */
export function coveredBlocks(block: Block, cohorts: number, blocks: number): Uint8Array {
  const covered = new Uint8Array(blocks);
  for (const tier of block.tiers) covered.fill(1, tier * cohorts + block.cohortFrom, tier * cohorts + block.cohortTo);
  return covered;
}

/** Whether it covers all weeks. */
export const allWeeks = (block: Block, weeks: number): boolean => block.weekFrom === 0 && block.weekTo === weeks;

/** The view under which a reader finds a block of the whole country. */
export function viewOf(block: Block, cohorts: number, weeks: number): SetAside['view'] {
  const everyCohort = block.cohortFrom === 0 && block.cohortTo === cohorts;
  if (allWeeks(block, weeks)) return everyCohort ? 'tier' : 'sign-up';
  return everyCohort ? 'report-week' : 'sign-up-and-week';
}
