import type { AtRisk } from '@/lib/heatmaps/fold/expiry-bins';
import type { HeatCell } from './heat-cells';

/** Drivers at risk by province, and under `all` all of them. */
export function riskOf(cells: readonly HeatCell[]): ReadonlyMap<string, readonly AtRisk[]> {
  const risk = new Map<string, AtRisk[]>([['all', []]]);
  for (const { code, value, current } of cells) {
    const [joined = 0, expiry = 0] = value.split('.').map(Number);
    if (current.reporters <= 0) continue;
    const group = { joined, expiry, drivers: current.reporters };
    risk.get('all')?.push(group);
    const own = risk.get(code);
    if (own) own.push(group);
    else risk.set(code, [group]);
  }
  return risk;
}
