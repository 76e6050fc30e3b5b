import { seededRandom } from '@/lib/ranking/random';
import { RELATIONS, ROLES } from '@/lib/reports/taxonomy';

/** A report as the live ranking counts it; drivers are numbers. */
export type LiveReport = {
  readonly driver: number;
  readonly insurer: string;
  readonly slices: { readonly province: string; readonly role: string; readonly relation: string };
  readonly refused: boolean;
};

/** How many drivers come in all, and what their choices are drawn from. */
export type LiveWorld = { readonly drivers: number; readonly seed: number };

const INSURERS = 14;
const PROVINCES = 20;
/** Of a hundred drivers so many report call after call. */
const LOUD = 4;
const RETURNING = 30;

/**
 * The reports of a made-up site in the order in which they come. Companies, provinces, callers and relations are unequal, as they are in life, so that
 * there are many small groups; a few drivers are loud, some come again.
 */
export function liveReports({ drivers, seed }: LiveWorld): LiveReport[] {
  const { uniform } = seededRandom(seed);
  const below = (n: number) => Math.floor(uniform() * n);
  // The first of n is as frequent as all others that follow it put together.
  const skewed = (n: number) => Math.min(n - 1, Math.floor(-Math.log(uniform()) / 0.55));
  const one = (driver: number, insurer: string, province: string): LiveReport => ({
    ...{ driver, insurer, refused: below(100) < 25 },
    slices: {
      province,
      role: ROLES[skewed(ROLES.length)] ?? 'unknown',
      relation: RELATIONS[skewed(RELATIONS.length)] ?? 'unknown',
    },
  });
  const homes: string[] = [];
  return Array.from({ length: drivers }, (_, n) => n).flatMap((n) => {
    const returns = n > 0 && below(100) < RETURNING;
    const driver = returns ? below(n) : n;
    homes[n] = `p${skewed(PROVINCES)}`;
    const first = one(driver, `i${skewed(INSURERS)}`, homes[driver] ?? '');
    const calls = below(100) < LOUD ? 4 + below(12) : 1 + below(2);
    return Array.from({ length: calls }, (_, call) => (call === 0 ? first : { ...first, refused: below(100) < 25 }));
  });
}
