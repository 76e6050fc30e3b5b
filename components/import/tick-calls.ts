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

/** Says one company of all that are ticked. */
export function nameTicked(choice: Choice, insurer: string): Choice {
  const named = new Map(choice.named);
  for (const id of choice.ticked) named.set(id, insurer);
  return { ...choice, named };
}

/** The one company that all ticked calls have, or ''. */
export function commonName({ ticked, named }: Choice): string {
  const names = new Set([...ticked].map((id) => named.get(id) ?? ''));
  const [only = ''] = names;
  return names.size === 1 ? only : '';
}

/** Ticked calls for which no company is said. */
export const unnamed = ({ ticked, named }: Choice): number => [...ticked].filter((id) => !named.has(id)).length;
