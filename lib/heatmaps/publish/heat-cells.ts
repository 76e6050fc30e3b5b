import type { HeatDimension, HeatFamily } from '@/lib/heatmaps/fold/heat-report';
import type { HeatCount } from '@/lib/heatmaps/fold/tally';

/** A stored cell: what it counts, what of it is in closed batches, and what these have shown of it (each rounded by itself). */
export type HeatCell = {
  readonly period: string;
  readonly family: HeatFamily;
  readonly filter: HeatDimension;
  readonly code: string;
  readonly value: string;
  readonly current: HeatCount;
  held: HeatCount;
  shown: HeatCount;
};

/** Groups things under the texts that `name` gives them. */
export function grouped<T>(list: readonly T[], name: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(name(item));
    if (group) group.push(item);
    else groups.set(name(item), [item]);
  }
  return groups;
}
