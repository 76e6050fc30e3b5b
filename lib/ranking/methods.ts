/** A method of ranking and the days (China, both included) on which it is published. `until` null: in force until further notice. */
export type Method = {
  readonly version: string;
  readonly from: string;
  readonly until: string | null;
  /** Seed of its random draws; the same for every ranking, so that two rankings differ by their evidence alone. */
  readonly seed: number;
  /** The version that put a mistake of this one right. What was corrected is not shown beside the correction; its stored runs stay. */
  readonly correctedBy?: string;
};

const SEED = 20_261_122;

/**
 * Every method that was ever published, oldest first. One that counts anew what an index is gets a new first number, and the one before a last day a
 * month later; one that puts a step right gets a new second number, and the one before ends with the day.
 */
export const METHODS: readonly Method[] = [
  { version: '1.0', from: '2026-11-01', until: '2026-12-22', seed: 0 },
  { version: '2.0', from: '2026-11-22', until: '2026-11-22', seed: SEED, correctedBy: '2.1' },
  { version: '2.1', from: '2026-11-22', until: '2026-11-22', seed: SEED, correctedBy: '2.2' },
  { version: '2.2', from: '2026-11-22', until: '2026-11-22', seed: SEED, correctedBy: '2.3' },
  { version: '2.3', from: '2026-11-22', until: null, seed: SEED },
];

/** Whether a method cross-checks the reports; method 1 counts them plainly. */
export const isCrossChecked = (version: string): boolean => !version.startsWith('1.');

/** Which method gives the ranking on a day (`YYYY-MM-DD`), and which stand beside it until their last day. */
export function methodsOn(
  day: string,
  methods: readonly Method[] = METHODS,
): { readonly ranking: Method; readonly beside: readonly Method[] } {
  const inForce = methods.filter(({ from, until }) => from <= day && (until === null || day <= until));
  const ranking = inForce.at(-1) ?? methods[0];
  if (!ranking) throw new RangeError('no method at all');
  return { ranking, beside: inForce.filter((method) => method !== ranking && !method.correctedBy) };
}
