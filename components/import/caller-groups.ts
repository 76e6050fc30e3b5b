import type { OfferedCall } from '@/lib/import/sift-calls';

/** The offered calls of one caller. */
export type CallerGroup = { readonly caller: string; readonly calls: readonly OfferedCall[] };

/**
 * The calls by caller: those of official numbers first, then callers nobody knows, the most frequent first, likely acquaintances last.
 */
export function callerGroups(offered: readonly OfferedCall[]): CallerGroup[] {
  const groups = new Map<string, OfferedCall[]>();
  for (const call of offered) {
    const group = groups.get(call.caller);
    if (group) group.push(call);
    else groups.set(call.caller, [call]);
  }
  return [...groups]
    .map(([caller, calls]) => ({ caller, calls }))
    .sort((a, b) => rank(a) - rank(b) || b.calls.length - a.calls.length);
}

function rank({ calls: [first] }: CallerGroup): number {
  if (first?.known) return 2;
  return first && first.official.length > 0 ? 0 : 1;
}

/** The company that a caller's number belongs to, when there is one alone. */
export const officialInsurer = ({ official }: OfferedCall): string | null =>
  official.length === 1 ? (official[0] ?? null) : null;
