import {
  type Count,
  holdOrRefresh,
  type Published,
  publishCell,
  publishTable,
  type TableRow,
} from '@/lib/privacy/gate';

/** What drivers name an insurer for: who called (role), with which lure, and what was wrong with the call (fact). */
export const PROFILE_PARTS = ['role', 'lure', 'fact'] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** The view under which the live profiles of all insurers are held and published together. */
export const PROFILES_VIEW = 'live|profile';

/** Distinct reporters and calls of one insurer with one code. */
export type Tally = Count & { readonly insurerId: string; readonly part: ProfilePart; readonly code: string };

/** The parts of all insurers as they may be shown; keys are [insurer, code]. */
type PublishedProfiles = { readonly [part in ProfilePart]: Published<TableRow[]> };

/** One insurer's part: its shown codes, most calls first, what says nothing last. */
export type ProfileLine = Count & { readonly code: string };
export type InsurerProfile = { readonly [part in ProfilePart]: readonly ProfileLine[] };

// A call has one role, so the roles of an insurer add up to its calls, which the ranking shows; lures and facts add up to nothing.
const MARGINS: Record<ProfilePart, readonly (readonly string[])[]> = { role: [['insurer']], lure: [], fact: [] };

/**
 * What a live profile may rest on: each tally as last shown, refreshed once five distinct reporters have come or gone.
 * Tallies too small to be shown are always current; those that nobody reports any more count as zero.
 */
export function holdTallies(held: readonly Tally[], current: readonly Tally[]): Tally[] {
  const now = new Map(current.map((tally) => [tallyKey(tally), tally]));
  const before = new Map(held.map((tally) => [tallyKey(tally), tally]));
  for (const [key, tally] of before) if (!now.has(key)) now.set(key, { ...tally, reporters: 0, reports: 0 });
  return [...now].map(([key, tally]) => hold(before.get(key), tally)).filter(({ reporters }) => reporters > 0);
}

function hold(held: Tally | undefined, current: Tally): Tally {
  if (!held || publishCell(held) === null) return current;
  return holdOrRefresh(held, current, Math.abs(current.reporters - held.reporters));
}

const tallyKey = ({ insurerId, part, code }: Tally): string => `${insurerId} ${part} ${code}`;

/** All profiles through the gate. Throws RangeError, and so publishes nothing, when a tally is not a sound count. */
export function publishTallies(tallies: readonly Tally[]): PublishedProfiles {
  const [role, lure, fact] = PROFILE_PARTS.map((part) => publishPart(part, tallies));
  if (!role || !lure || !fact) throw new RangeError('a profile has three parts');
  return { role, lure, fact };
}

function publishPart(part: ProfilePart, tallies: readonly Tally[]): Published<TableRow[]> {
  const cells = tallies
    .filter((tally) => tally.part === part)
    .map(({ insurerId, code, reporters, reports }) => ({ key: [insurerId, code], reporters, reports }));
  const result = publishTable(cells, { dimensions: ['insurer', part], margins: MARGINS[part], totals: false });
  if (!result.ok) throw new RangeError(`profile ${part}: ${result.error.code} at ${result.error.key}`);
  return result.value;
}

const SAYS_LITTLE = ['other', 'unknown'];

/** The profile of one insurer out of all; a part without a shown code is empty. */
export function profileOf(profiles: PublishedProfiles, insurerId: string): InsurerProfile {
  const lines = (part: ProfilePart): ProfileLine[] =>
    profiles[part]
      .flatMap(({ key: [insurer, code = ''], reporters, reports }) =>
        insurer === insurerId && reporters !== null ? [{ code, reporters, reports }] : [],
      )
      .sort(
        (a, b) =>
          SAYS_LITTLE.indexOf(a.code) - SAYS_LITTLE.indexOf(b.code) ||
          b.reports - a.reports ||
          b.reporters - a.reporters ||
          (a.code < b.code ? -1 : 1),
      );
  return { role: lines('role'), lure: lines('lure'), fact: lines('fact') };
}
