import type { OfferedCall } from '@/lib/import/sift-calls';
import { officialInsurer } from './caller-groups';

/** What is ticked, and which company each call is said to have named; a call may have a name before it is ticked. */
export type Choice = { readonly ticked: ReadonlySet<string>; readonly named: ReadonlyMap<string, string> };

/** Nothing is ticked; official numbers have the name of their company. */
export function firstChoice(offered: readonly OfferedCall[]): Choice {
  const named = offered.flatMap((call): [string, string][] => {
    const insurer = officialInsurer(call);
    return insurer ? [[call.id, insurer]] : [];
  });
  return { ticked: new Set(), named: new Map(named) };
}

/** Ticks or unticks calls. */
export function tick(choice: Choice, calls: readonly OfferedCall[], on: boolean): Choice {
  const ticked = new Set(choice.ticked);
  for (const { id } of calls) {
    if (on) ticked.add(id);
    else ticked.delete(id);
  }
  return { ...choice, ticked };
}

/**
 * The ticked calls that a company is said of: all, unless some come from official numbers and others do not; then those of official numbers keep the
 * name they have.
 */
function meant({ ticked }: Choice, offered: readonly OfferedCall[]): readonly OfferedCall[] {
  const all = offered.filter(({ id }) => ticked.has(id));
  const others = all.filter((call) => officialInsurer(call) === null);
  return others.length > 0 ? others : all;
}

/** Says one company of what is ticked, in one gesture. */
export function nameTicked(choice: Choice, offered: readonly OfferedCall[], insurer: string): Choice {
  const named = new Map(choice.named);
  for (const { id } of meant(choice, offered)) named.set(id, insurer);
  return { ...choice, named };
}

/** The one company that all those have, or ''. */
export function commonName(choice: Choice, offered: readonly OfferedCall[]): string {
  const names = new Set(meant(choice, offered).map(({ id }) => choice.named.get(id) ?? ''));
  const [only = ''] = names;
  return names.size === 1 ? only : '';
}

/** Ticked calls for which no company is said. */
export const unnamed = ({ ticked, named }: Choice): number => [...ticked].filter((id) => !named.has(id)).length;
