import 'server-only';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { type CrossCheckedRanking, rankCrossChecked } from '@/lib/ranking/cross-check/rank-cross-checked';
import { cellsOf } from './cells-of-ledger';
import type { LabReport } from './lab-format';
import { readLabExposure, readLabReports } from './read-lab.server';

/** Sd of the log of insured vehicles as the lab's exposure file has them: its figures come without one of their own. */
const EXPOSURE_SD = 0.03;
const SEED = 20_261_122;

/** A ranking with what it took. */
export type RankedFile = CrossCheckedRanking & {
  readonly reporters: number;
  readonly cells: number;
  /** Milliseconds of processor time from cells to ranking. */
  readonly cpuMs: number;
};

/** Ranks a file of reports in the lab's format. Reads the file once, as a stream. */
export async function rankLabInput(
  reportsFile: string,
  exposureFile: string,
  change?: (report: LabReport) => LabReport | null,
): Promise<RankedFile> {
  const exposure = await readLabExposure(exposureFile);
  const ledger = await readLabReports(reportsFile, exposure, change);
  const input = cellsOf(ledger, exposure, CROSS_CHECK_PARAMETERS, EXPOSURE_SD);
  const before = process.cpuUsage();
  const ranking = rankCrossChecked(input, CROSS_CHECK_PARAMETERS, SEED);
  const { user, system } = process.cpuUsage(before);
  return { ...ranking, reporters: ledger.reporters.size, cells: input.cells.length, cpuMs: (user + system) / 1000 };
}
