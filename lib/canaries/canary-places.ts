import type { Code } from '@/lib/reports/taxonomy';

/**
 * The leak points of the taxonomy where a variant may honestly be left: a shop, a page, a counter that asks for a name and needs none. The registration
 * office, the inspection and the insurer of the policy need the real one; insiders and lead systems are no place where anybody leaves anything.
 */
export const CANARY_PLACES = [
  'dealer_4s',
  'repair_shop',
  'other_insurer',
  'agency',
  'web_app',
  'parking_etc',
  'second_hand_platform',
  'public_page',
  'other',
] as const satisfies readonly Code<'LEAK_POINTS'>[];

export type CanaryPlace = (typeof CANARY_PLACES)[number];

/** Places where the true name is owed, and why a variant there would harm the driver. Keys of the messages `canaries.real.<code>`. */
export const REAL_NAME_PLACES = [
  'incumbent_insurer',
  'vehicle_office',
  'inspection',
] as const satisfies readonly Code<'LEAK_POINTS'>[];
