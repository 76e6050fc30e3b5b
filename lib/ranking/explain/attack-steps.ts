import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { ATTACKS, type Attack, attackedWorld, TARGET } from './attack-world';
import type { AttackStep, StoredSteps } from './stored-steps';

/** Made-up calls as shares of the honest ones. */
export const SHARES = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5] as const;

const SEED = 1;
const hundredth = (value: number): number => Math.round(100 * value) / 100;

/** What the method in force makes of an attack on the made-up world. Pure, a third of a second. */
export function attackStep(attack: Attack, share: number): AttackStep {
  const { input, calls } = attackedWorld(attack, share);
  const { rows, setAside } = rankCrossChecked(input, CROSS_CHECK_PARAMETERS, SEED);
  const aside = setAside.filter(({ insurerId }) => insurerId === TARGET);
  return {
    share,
    rows: rows.map(({ insurerId, score, low, high, rankLow, rankHigh, red }) => ({
      ...{ id: insurerId, calls: calls.get(insurerId) ?? 0, index: hundredth(score) },
      ...{ low: hundredth(low), high: hundredth(high), rankLow, rankHigh, red },
    })),
    setAside: Math.round(aside.reduce((sum, { observed, leftOut }) => sum + observed * leftOut, 0)),
  };
}

/** All steps of all attacks. Some seconds; the page shows what was stored by `npm run explain-attack`. */
export const attackSteps = (): StoredSteps =>
  Object.fromEntries(
    ATTACKS.map((attack) => [attack, SHARES.map((share) => attackStep(attack, share))]),
  ) as StoredSteps;
