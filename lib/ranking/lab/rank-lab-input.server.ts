import 'server-only';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { type CrossCheckedRanking, rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { addLedger, inputOf, openTables } from './cells-of-ledger';
import { readLabExposure, readLedgers } from './read-lab.server';
import { windowOf } from './reporter-ledger';

/** Sd of the log of insured vehicles as the lab's exposure file has them: its figures come without one of their own. */
export const EXPOSURE_SD = 0.03;
export const LAB_SEED = 20_261_122;

/** A ranking with what it took. */
export type RankedFile = CrossCheckedRanking & {
  readonly reporters: number;
  readonly cells: number;
  /** Milliseconds of processor time from cells to ranking. */
  readonly cpuMs: number;
};

/** Ranks a file of reports in the lab's format. Reads the file once, as a stream. */
export async function rankLabInput(reportsFile: string, exposureFile: string): Promise<RankedFile> {
  const exposure = await readLabExposure(exposureFile);
  const window = windowOf(exposure);
  const tables = openTables(window, exposure);
  let reporters = 0;
  for await (const ledger of readLedgers(reportsFile, window)) {
    addLedger(tables, ledger, CROSS_CHECK_PARAMETERS);
    reporters += ledger.size;
  }
  const input = inputOf(tables, exposure, EXPOSURE_SD);
  const before = process.cpuUsage();
  const ranking = rankCrossChecked(input, CROSS_CHECK_PARAMETERS, LAB_SEED);
  const { user, system } = process.cpuUsage(before);
  return { ...ranking, reporters, cells: input.cells.length, cpuMs: (user + system) / 1000 };
}
