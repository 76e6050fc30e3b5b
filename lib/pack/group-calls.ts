import type { Locale } from '@/lib/platform/locale';
import { claimOf } from './describe-call';
import type { PackCall } from './pack-call';

/** Calls that named one company, or none; `insurerId` null for those without. Each call keeps its number in the record. */
export type CallGroup = {
  readonly insurerId: string | null;
  readonly name: string;
  readonly calls: readonly NumberedCall[];
};
export type NumberedCall = PackCall & { readonly no: number };

/** Numbers calls from 1 in the order of time. */
export const numberCalls = (calls: readonly PackCall[]): readonly NumberedCall[] =>
  [...calls]
    .sort((a, b) => a.calledAt.localeCompare(b.calledAt) || a.receipt.localeCompare(b.receipt))
    .map((call, i) => ({ ...call, no: i + 1 }));

/** Calls by the company they claimed, most calls first, those that named none last. */
export function groupByClaim(calls: readonly NumberedCall[], unnamed: string, locale: Locale): readonly CallGroup[] {
  const groups = new Map<string, NumberedCall[]>();
  for (const call of calls) {
    const key = call.claim === 'named' && call.insurerId ? call.insurerId : '';
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups]
    .map(([key, of]) => ({
      insurerId: key || null,
      name: key && of[0] ? claimOf(of[0], locale) : unnamed,
      calls: of,
    }))
    .sort(
      (a, b) =>
        Number(a.insurerId === null) - Number(b.insurerId === null) ||
        b.calls.length - a.calls.length ||
        a.name.localeCompare(b.name),
    );
}
