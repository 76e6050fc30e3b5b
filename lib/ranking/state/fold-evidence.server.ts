import 'server-only';
import type pg from 'pg';
import type { FoldedReport } from '@/lib/ranking/units/calls-of-reports';
import { evidenceWindow, reachWeek, replaceLines } from './evidence-window.server';
import { standingsOf } from './read-standings.server';
import { addUnits, type EvidenceWindow, type LineUnit, type ReporterLine } from './reporter-line';
import { linesOf } from './stored-lines.server';
import { unitsOfReports, weekOfReceipt } from './units-of-reports';

/** Adds reports that were never folded before to the evidence. Call under the fold's lock, in the transaction that moves the watermark. */
export async function foldIntoEvidence(client: pg.ClientBase, reports: readonly FoldedReport[]): Promise<void> {
  const last = reports.reduce((latest, report) => Math.max(latest, report.received_at.getTime()), 0);
  const window = await reachWeek(client, weekOfReceipt(new Date(last)));
  const more = unitsOfReports(reports);
  const before = await linesOf(client, [...more.keys()]);
  const units = new Map(before.map((line) => [line.reporterId, line.units]));
  await replaceLines(
    client,
    before,
    await linesFrom(client, more, (id) => units.get(id) ?? [], window, before),
    window,
  );
}

/** Counts the evidence of some reporters anew from all their folded reports; `gone` have become others' since. Call under the fold's lock. */
export async function refoldEvidence(
  client: pg.ClientBase,
  { gone, standing }: { readonly gone: readonly string[]; readonly standing: readonly string[] },
  reports: readonly FoldedReport[],
): Promise<void> {
  const window = await evidenceWindow(client);
  if (!window) return;
  const before = await linesOf(client, [...new Set([...gone, ...standing])]);
  await replaceLines(client, before, await linesFrom(client, unitsOfReports(reports), () => [], window, []), window);
}

/**
 * The lines of reporters with more units. One that was merged since his reports were read has no standing any more: his line stays as it is,
 * and the request that the merge left behind folds him anew.
 */
async function linesFrom(
  client: pg.ClientBase,
  more: ReadonlyMap<string, readonly LineUnit[]>,
  earlier: (reporterId: string) => readonly LineUnit[],
  window: EvidenceWindow,
  before: readonly ReporterLine[],
): Promise<ReporterLine[]> {
  const standings = await standingsOf(client, [...more.keys()]);
  const lines = [...more].flatMap(([reporterId, units]): ReporterLine[] => {
    const standing = standings.get(reporterId);
    const all = addUnits(earlier(reporterId), units, window);
    return standing && all.length > 0 ? [{ reporterId, ...standing, units: all }] : [];
  });
  return [...lines, ...before.filter((line) => !standings.has(line.reporterId))];
}
