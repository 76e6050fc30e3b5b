import 'server-only';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type LabExposure, type LabReport, labExposure, parseLabReport } from './lab-format';
import { noteReport, openLedger, type ReporterLedger } from './reporter-ledger';

/** Reads the exposure file; throws when it is not in the lab's format. */
export const readLabExposure = async (file: string): Promise<LabExposure> =>
  labExposure.parse(JSON.parse(await readFile(file, 'utf8')));

/**
 * Streams a file of reports, one JSON object per line, into a ledger: memory grows with reporters, not with reports.
 * `change` may alter or drop a report before it counts. Throws on a line that is no report.
 */
export async function readLabReports(
  file: string,
  exposure: LabExposure,
  change: (report: LabReport) => LabReport | null = (report) => report,
): Promise<ReporterLedger> {
  const ledger = openLedger(exposure);
  let lineNumber = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    lineNumber++;
    if (line.trim() === '') continue;
    const report = change(parseLabReport(line, lineNumber));
    if (report) noteReport(ledger, report);
  }
  return ledger;
}
