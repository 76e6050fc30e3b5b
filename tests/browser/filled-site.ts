import { ask, inTurn } from './ask-database';
import type { Told } from './fill-report';
import { otherDriversReport } from './other-drivers';

// Calls of each driver by company, so that the index of each differs.
const CALLS = { pingan: 1, cpic: 1, sunshine: 3, hyundai: 2, chengtai: 1 } as const;
const DRIVERS = 36;
const DAY_PARTS = ['work_am', 'noon', 'work_pm'] as const;

/** Thirty-six drivers, each named by several companies; done once for all tests. */
export const fillSite = (): Promise<void> => inTurn('filled pages', nameCompanies);

async function nameCompanies(): Promise<void> {
  const [found] = await ask<{ reports: number }>(
    `SELECT count(*)::int AS reports FROM report WHERE insurer_id = 'hyundai'`,
  );
  if (found?.reports) return;
  await otherDriversReport(DRIVERS, (n) =>
    Object.keys(CALLS).flatMap((insurer) => callsOf(insurer as keyof typeof CALLS, n)),
  );
}

const callsOf = (insurer: keyof typeof CALLS, driver: number): Told[] =>
  DAY_PARTS.slice(0, CALLS[insurer]).map((dayPart) => ({
    numberState: 'hidden',
    insurer,
    when: 'yesterday',
    dayPart,
    city: '苏州市',
    role: driver % 2 ? 'dealer_4s' : 'insurer_direct',
    relation: (['current', 'never', 'unknown'] as const)[driver % 3],
    refusal: driver % 3 ? 'none' : 'before',
    lures: ['gift'],
    facts: ['knew_name', 'every_year'],
  }));
