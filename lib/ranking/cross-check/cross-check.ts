import type { CrossCheckParameters } from './cross-check-parameters';
import { designEffects } from './design-effect';
import { type Engine, NEWEST_ENGINE } from './engine';
import { type Grid, TIERS } from './grid';
import { keptBesideBrigades } from './leave-companions-out';
import { commonBlocks, keptOf, type LeftOut, nothingLeftOut } from './leave-out';
import { fitMarket, type Kept, robustCaps } from './market-intensity';
import { cohortEdges, type Exposure, exposureOf, type HotBlock, hottestBlock } from './scan-blocks';
import { hottestInOtherTiers } from './scan-other-tiers';
import { hotProvinces, type ProvinceTable, tabulateProvinces } from './scan-provinces';
import { type SetAside, viewOf } from './set-aside';
import { total } from './sums';

/** What the cross-check leaves of the evidence, and why. */
export type CrossChecked = {
  readonly leftOut: LeftOut;
  readonly kept: readonly Kept[];
  /** Market intensity per cell, Σ = kept calls of the market. */
  readonly market: Float64Array;
  readonly designEffects: Float64Array;
};

/** The market's intensity while searching: by cell, and as parts of the whole by block. */
type Market = { readonly exposure: Exposure; readonly profile: Float64Array };

type Check = {
  readonly grid: Grid;
  readonly parameters: CrossCheckParameters;
  readonly provinces: ProvinceTable;
  readonly designEffects: Float64Array;
  readonly groupOf: Int32Array;
  /** Engines 2.0 and 2.1: a brigade is not looked for in other tiers, and decisions tell the evidence as it was raised to meet one limit. */
  readonly before22: boolean;
};

const LEAST_CALLS = 8;
const WEEKS_PER_GROUP = 3;

/**
 * Finds what does not agree with the rest of an insurer's own reports. Strongest evidence first: a search keeps what
 * reaches `stageShare` of the strongest find, then the market is fitted again, since a large brigade makes everyone else
 * look hot elsewhere. The last search starts afresh from the cleaned market. No randomness.
 */
export function crossCheck(grid: Grid, parameters: CrossCheckParameters, engine: Engine = NEWEST_ENGINE): CrossChecked {
  const check: Check = {
    grid,
    parameters,
    provinces: tabulateProvinces(grid),
    designEffects: designEffects(grid, parameters.designEffectSpread),
    groupOf: cellGroups(grid),
    before22: engine === '2.0' || engine === '2.1',
  };
  let leftOut = nothingLeftOut(grid);
  let market = searchedMarket(check, leftOut);
  for (let search = 1; search < parameters.searches; search++) {
    const found = grid.ids.map((_, i) => searchFurther(check, market, leftOut, i));
    const strongest = Math.max(0, ...found.flat().map((decision) => decision.evidence));
    if (strongest < parameters.blockEvidence) break;
    const limit = Math.max(parameters.blockEvidence, strongest * parameters.stageShare);
    const decisions = leftOut.decisions.map((row, i) => [
      ...row,
      ...(found[i] ?? []).filter((decision) => decision.evidence >= limit),
    ]);
    leftOut = withConsequences(check, leftOut, decisions);
    market = searchedMarket(check, leftOut);
  }
  const decisions = grid.ids.map((_, i) => searchAfresh(check, market, leftOut, i));
  // The companions stay those that the decisions were made under: of two brigades in the same accounts each explains the other.
  leftOut = { ...withConsequences(check, leftOut, decisions), companions: leftOut.companions };
  const kept = grid.ids.map((_, i) => keptOf(grid, i, leftOut));
  return { leftOut, kept, market: fitMarket(kept, grid.share, null), designEffects: check.designEffects };
}

function searchedMarket({ grid, parameters, groupOf }: Check, leftOut: LeftOut): Market {
  const kept = grid.ids.map((_, i) => keptOf(grid, i, leftOut));
  const cells = fitMarket(kept, grid.share, robustCaps(kept, grid.share, groupOf, parameters.marketCap));
  const exposure = exposureOf(grid, cells);
  const inBlock = (b: number) => total(cells.subarray(b * grid.weeks, (b + 1) * grid.weeks));
  const profile = Float64Array.from({ length: grid.blocks }, (_, b) => inBlock(b) / (exposure.total || 1));
  return { exposure, profile };
}

function withConsequences({ grid, parameters }: Check, before: LeftOut, decisions: LeftOut['decisions']): LeftOut {
  const found = commonBlocks(grid, decisions, parameters.commonInsurers);
  const common = before.common.map((flag, b) => (flag || found[b] ? 1 : 0));
  return { decisions, common, companions: keptBesideBrigades(grid, decisions) };
}

/** New finds on one insurer beyond what is already left out: hot provinces at first, and up to two blocks. */
function searchFurther(check: Check, market: Market, leftOut: LeftOut, i: number): SetAside[] {
  const { grid, parameters } = check;
  const held = leftOut.decisions[i] ?? [];
  if (total(grid.calls[i] ?? []) < LEAST_CALLS) return [];
  const found: SetAside[] = held.some((decision) => decision.province !== null) ? [] : provincesOf(check, market, i);
  for (let turn = 0; turn < 2; turn++) {
    const block = blockOf(check, market, leftOut, i, [...held, ...found], parameters.tierEvidence);
    if (!block || block.evidence < parameters.blockEvidence) break;
    found.push({ ...block, leftOut: 1 });
  }
  return found;
}

/** All decisions on one insurer, from nothing. A doubtful block is left out by the odds of the evidence, and ends the search. */
function searchAfresh(check: Check, market: Market, leftOut: LeftOut, i: number): SetAside[] {
  const { grid, parameters } = check;
  if (total(grid.calls[i] ?? []) < LEAST_CALLS) return [];
  const found = provincesOf(check, market, i);
  for (let turn = 0; turn < parameters.blocksPerInsurer; turn++) {
    const again = found.some((decision) => decision.province === null && !decision.tiers.includes(2));
    const tierEvidence = again ? parameters.tierEvidenceAgain : parameters.tierEvidence;
    const anywhere = blockOf(check, market, leftOut, i, found, tierEvidence);
    const beside = check.before22 ? null : besideOf(check, market, leftOut, i, found);
    const block = beside && beside.evidence > (anywhere?.evidence ?? 0) ? beside : anywhere;
    const odds = block ? 1 / (1 + Math.exp(parameters.blockEvidence - block.evidence)) : 0;
    if (!block || odds < 0.05) break;
    const limit = limitOf(block, block === beside, tierEvidence, parameters);
    const evidence = check.before22 ? block.evidence : block.evidence - parameters.blockEvidence + limit;
    found.push({ ...block, evidence, leftOut: odds > 0.95 ? 1 : odds });
    if (odds <= 0.95) break;
  }
  return found;
}

/** The evidence at which half of a block is left out: less where few blocks were tried. */
function limitOf(block: SetAside, known: boolean, tierEvidence: number, parameters: CrossCheckParameters): number {
  if (known) return parameters.tierEvidenceAgain;
  return block.view === 'tier' && block.tiers.length < TIERS ? tierEvidence : parameters.blockEvidence;
}

function provincesOf({ grid, provinces, designEffects, parameters }: Check, { profile }: Market, i: number) {
  return hotProvinces(grid, provinces, i, profile, designEffects[i] ?? 1, parameters);
}

function blockOf(
  check: Check,
  market: Market,
  leftOut: LeftOut,
  i: number,
  decisions: readonly SetAside[],
  tierEvidence: number,
): SetAside | null {
  const { grid, parameters, designEffects } = check;
  const kept = keptUnder(check, leftOut, i, decisions);
  const block = hottestBlock(grid, market.exposure, kept, designEffects[i] ?? 1, parameters, tierEvidence);
  return block && asDecision(grid, i, block);
}

/** A brigade set aside in some tiers, in another tier. */
function besideOf(check: Check, market: Market, leftOut: LeftOut, i: number, decisions: readonly SetAside[]) {
  const { grid, parameters, designEffects } = check;
  const brigades = decisions.filter((decision) => decision.province === null && decision.leftOut === 1);
  if (brigades.length === 0) return null;
  const kept = keptUnder(check, leftOut, i, decisions);
  const block = hottestInOtherTiers(grid, market.exposure.cells, kept, designEffects[i] ?? 1, parameters, brigades);
  return block && asDecision(grid, i, block);
}

const keptUnder = ({ grid }: Check, leftOut: LeftOut, i: number, decisions: readonly SetAside[]): Kept =>
  keptOf(grid, i, { ...leftOut, decisions: leftOut.decisions.map((row, j) => (j === i ? decisions : row)) });

const asDecision = (grid: Grid, i: number, block: HotBlock): SetAside => ({
  ...block,
  insurerId: grid.ids[i] ?? '',
  province: null,
  view: viewOf(block, grid.cohorts, grid.weeks),
  leftOut: 1,
  provinceShare: 1,
});

// Tier × group of cohorts × three weeks: fine enough to isolate an attack, coarse enough for a median over insurers.
function cellGroups({ cells, cohorts, weeks }: Grid): Int32Array {
  const edges = cohortEdges(cohorts);
  const group = Int32Array.from({ length: cohorts }, (_, cohort) => edges.findLastIndex((edge) => edge <= cohort));
  const perBlock = Math.ceil(weeks / WEEKS_PER_GROUP);
  return Int32Array.from({ length: cells }, (_, cell) => {
    const block = Math.floor(cell / weeks);
    const row = Math.floor(block / cohorts) * (edges.length - 1) + (group[block % cohorts] ?? 0);
    return row * perBlock + Math.floor((cell % weeks) / WEEKS_PER_GROUP);
  });
}
