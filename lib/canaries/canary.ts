import { CANARY_PLACES, type CanaryPlace } from './canary-places';

/** What a driver wrote down differently at one place. */
export const CANARY_KINDS = ['name', 'address'] as const;
export type CanaryKind = (typeof CANARY_KINDS)[number];

/**
 * A variant left at one place and nowhere else. It lives on the device. `at`: the driver's own word for the place («the shop by the bridge»), never sent
 * either. `changed`: when it was last written, in milliseconds. `removed`: kept as a mark, so that an older copy does not bring it back.
 */
export type Canary = {
  readonly id: string;
  readonly place: CanaryPlace;
  readonly at: string;
  readonly kind: CanaryKind;
  readonly variant: string;
  readonly since: string;
  readonly changed: number;
  readonly removed?: true;
};

/** Longest variant and longest word for a place, in characters. */
export const LONGEST_VARIANT = 60;
/** Most variants that one device keeps; more would not fit a copy of 32 KB. */
export const MOST_CANARIES = 60;

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

/** Whether a value read back from a device or a copy is a canary. */
export function isCanary(value: unknown): value is Canary {
  if (typeof value !== 'object' || value === null) return false;
  const { id, place, at, kind, variant, since, changed, removed } = value as Record<string, unknown>;
  return (
    isText(id, 40) &&
    isText(at, LONGEST_VARIANT) &&
    isText(variant, LONGEST_VARIANT) &&
    isText(since, 10) &&
    Number.isSafeInteger(changed) &&
    (removed === undefined || removed === true) &&
    CANARY_KINDS.some((known) => known === kind) &&
    CANARY_PLACES.some((known) => known === place)
  );
}

/** The canaries in what a device or a copy holds; everything else is dropped. */
export const readCanaries = (value: unknown): Canary[] => (Array.isArray(value) ? value.filter(isCanary) : []);

/** Those that are in use, newest first. */
export const inUse = (canaries: readonly Canary[]): Canary[] =>
  canaries.filter(({ removed }) => !removed).sort((a, b) => b.changed - a.changed || (a.id < b.id ? -1 : 1));

/** Two lists as one: of each canary what was written last. In whatever order lists are joined, the result is the same. */
export function joinCanaries(one: readonly Canary[], other: readonly Canary[]): Canary[] {
  const joined = new Map<string, Canary>();
  for (const canary of [...one, ...other]) {
    const known = joined.get(canary.id);
    if (!known || isLater(canary, known)) joined.set(canary.id, canary);
  }
  return [...joined.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Written at the same moment, the removal stands; failing that, the order of their text decides. */
function isLater(one: Canary, other: Canary): boolean {
  if (one.changed !== other.changed) return one.changed > other.changed;
  if (one.removed !== other.removed) return one.removed === true;
  return textOf(one) > textOf(other);
}

const textOf = ({ place, at, kind, variant, since }: Canary): string => [place, at, kind, variant, since].join('\n');

/** Takes a canary out of use: its words go, its mark stays. */
export const withoutWords = (canary: Canary, now: number): Canary => ({
  ...canary,
  at: '',
  variant: '',
  changed: Math.max(now, canary.changed + 1),
  removed: true,
});
