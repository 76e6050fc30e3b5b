import { describe, expect, it } from 'vitest';
import { attackStep, SHARES } from './attack-steps';
import { ATTACKS, type Attack, attackedWorld, COMPANIES, TARGET } from './attack-world';
import { type AttackStep, STORED_STEPS } from './stored-steps';

const SLOW = 60_000;
const targetOf = (step: AttackStep | undefined) => {
  const row = step?.rows.find(({ id }) => id === TARGET);
  if (!row) throw new Error('the target is missing');
  return row;
};
const placeByCalls = (step: AttackStep | undefined) =>
  1 + (step?.rows ?? []).filter(({ calls }) => calls > targetOf(step).calls).length;
const atEnd = (attack: Attack) => STORED_STEPS[attack].at(-1);

describe('the stored steps of an attack', () => {
  it.each([
    ['burst', 0.2],
    ['drip', 0.05],
    ['forged', 0.1],
  ] as const)(
    'are what the engine makes of it: %s %d (npm run explain-attack makes them anew)',
    (attack, share) => {
      const stored = STORED_STEPS[attack].find((step) => step.share === share);
      const made = attackStep(attack, share);
      expect(made.rows.map(({ id, calls }) => [id, calls]).sort()).toEqual(
        stored?.rows.map(({ id, calls }) => [id, calls]).sort(),
      );
      for (const row of made.rows) {
        const before = stored?.rows.find(({ id }) => id === row.id);
        expect(Math.abs(Math.log(row.index / (before?.index ?? 1))), row.id).toBeLessThan(0.08);
        expect(Math.abs(row.rankLow - (before?.rankLow ?? 0)), row.id).toBeLessThanOrEqual(1);
      }
    },
    SLOW,
  );

  it('have every company at every share', () => {
    for (const attack of ATTACKS) {
      expect(STORED_STEPS[attack].map(({ share }) => share)).toEqual([...SHARES]);
      for (const { rows } of STORED_STEPS[attack])
        expect(rows.map(({ id }) => id).sort()).toEqual(COMPANIES.map(({ id }) => id));
    }
  });

  it('show what the page says: the count leaps to the top, the index stands; forged evidence moves it', () => {
    for (const attack of ATTACKS) {
      expect(placeByCalls(STORED_STEPS[attack][0])).toBe(7);
      expect(placeByCalls(atEnd(attack))).toBe(1);
    }
    const before = targetOf(STORED_STEPS.burst[0]).index;
    for (const attack of ['burst', 'drip'] as const)
      for (const step of STORED_STEPS[attack]) expect(Math.abs(targetOf(step).index / before - 1)).toBeLessThan(0.25);
    expect(targetOf(atEnd('forged')).index).toBeGreaterThan(2 * before);
  });
});

describe('the made-up world', () => {
  it('adds the brigade to the honest calls and changes nobody else', () => {
    const [honest, attacked] = [attackedWorld('burst', 0), attackedWorld('burst', 0.2)];
    const all = [...honest.calls.values()].reduce((sum, calls) => sum + calls, 0);
    for (const { id } of COMPANIES) {
      const more = (attacked.calls.get(id) ?? 0) - (honest.calls.get(id) ?? 0);
      if (id === TARGET) expect(more / all).toBeCloseTo(0.2, 2);
      else expect(more, id).toBe(0);
    }
  });

  it('lets nobody report before he has signed up', () => {
    for (const { cohort, week } of attackedWorld('drip', 0.1).input.cells)
      expect(week).toBeGreaterThanOrEqual(cohort - 13);
  });
});
