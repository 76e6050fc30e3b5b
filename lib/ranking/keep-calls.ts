import type { RankingParameters } from './parameters';

/** Calls already kept: of this reporter × insurer × ISO week, of this reporter × insurer, of this reporter (both in the window). */
export type CallsKept = { readonly weekKept: number; readonly pairKept: number; readonly reporterKept: number };

/** Whether one more call counts (1) or not (0): first come, within the three caps. */
export function keepCalls(
  { weekKept, pairKept, reporterKept }: CallsKept,
  parameters: Pick<RankingParameters, 'callsPerWeek' | 'callsPerPair' | 'callsPerReporter'>,
): 0 | 1 {
  const free =
    weekKept < parameters.callsPerWeek &&
    pairKept < parameters.callsPerPair &&
    reporterKept < parameters.callsPerReporter;
  return free ? 1 : 0;
}
