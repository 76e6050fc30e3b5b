/** The three caps on what one reporter can add within the window. */
export type CallCaps = {
  readonly callsPerWeek: number;
  readonly callsPerPair: number;
  readonly callsPerReporter: number;
};

/** Weights are whole hundredths of a call, so that sums are exact and cannot depend on their order. */
export const HUNDREDTHS = 100;

export type CappedCall = { readonly insurer: number; readonly week: number; readonly hundredths: number };

/**
 * Kept calls of one reporter. Within an insurer and week the first `callsPerWeek`; above the other two caps all of a
 * reporter's weeks (or insurers) shrink alike, w · min(1, cap ÷ Σw), rounded down: the same as «first come» in sum, and independent
 * of the order in which reports arrive.
 */
export function capCalls(
  calls: Iterable<{ readonly insurer: number; readonly week: number; readonly calls: number }>,
  caps: CallCaps,
): CappedCall[] {
  const weekly = [...calls].map(({ insurer, week, calls }) => ({
    insurer,
    week,
    weight: Math.min(calls, caps.callsPerWeek),
  }));
  const ofPair = new Map<number, number>();
  for (const { insurer, weight } of weekly) ofPair.set(insurer, (ofPair.get(insurer) ?? 0) + weight);
  const all = [...ofPair.values()].reduce((sum, weight) => sum + Math.min(weight, caps.callsPerPair), 0);
  const overall = Math.min(1, caps.callsPerReporter / all);
  return weekly.map(({ insurer, week, weight }) => {
    const pair = Math.min(1, caps.callsPerPair / (ofPair.get(insurer) ?? weight));
    return { insurer, week, hundredths: Math.floor(weight * pair * overall * HUNDREDTHS + 1e-6) };
  });
}
