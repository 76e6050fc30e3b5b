import { addDays } from '@/lib/platform/calendar-day';
import data from '@/prisma/reference/shield-steps.json';

type InBothLanguages = { readonly zh: string; readonly en: string };

/** One day of the year of a policy on which something is to be done. `days`: before the expiry day, negative after it. */
export type ShieldStep = {
  readonly id: string;
  readonly days: number;
  readonly title: InBothLanguages;
  readonly do: InBothLanguages;
  /** How sure we are of what it says, see lib/rights/certainty; «advice» where it states no fact. */
  readonly status: string;
  readonly source: string | null;
};

/** The steps in the order of their days. Read as they are, without a schema: this file goes to the browser. A test parses them. */
export const SHIELD_STEPS: readonly ShieldStep[] = data.steps;

/** The day of each step for a policy that expires on a day. */
export const shieldDays = (expiresOn: string): { readonly step: ShieldStep; readonly on: string }[] =>
  SHIELD_STEPS.map((step) => ({ step, on: addDays(expiresOn, -step.days) }));
