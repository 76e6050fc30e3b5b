import 'server-only';
import type pg from 'pg';
import type { FoldedReport } from '@/lib/ranking/units/calls-of-reports';
import { compareSums } from './evidence-sums';
import { evidenceWindow, replaceLines, sumsOfLines } from './evidence-window.server';
import { standingsIn } from './read-standings.server';
import { addUnits, type LineUnit, type ReporterLine } from './reporter-line';
import { linesIn } from './stored-lines.server';
import { readSums, replaceSums } from './stored-sums.server';
import { unitsOfReports } from './units-of-reports';

/** What is wrong, one line each, for an operator. */
type Wrong = readonly string[];

/** Lines of a range of reporters counted again from raw reports, piece by piece. Call inside one transaction under the fold's lock. */
export async function recountLines(client: pg.ClientBase, range: { readonly after: string; readonly upTo: string }) {
  const window = await evidenceWindow(client);
  const units = new Map<string, LineUnit[]>();
  return {
    add(reports: readonly FoldedReport[]): void {
      if (!window) return;
      for (const [id, more] of unitsOfReports(reports)) units.set(id, addUnits(units.get(id) ?? [], more, window));
    },
    /** Compares with what is stored; `repair` replaces what differs, the sums along with it. */
    async compare(repair: boolean): Promise<Wrong> {
      if (!window) return [];
      const standings = await standingsIn(client, range);
      const recounted = [...units].flatMap(([reporterId, own]): ReporterLine[] => {
        const standing = standings.get(reporterId);
        return standing && own.length > 0 ? [{ reporterId, ...standing, units: own }] : [];
      });
      const stored = await linesIn(client, range);
      const wrong = differing(stored, recounted);
      if (repair && wrong.size > 0) {
        const of = (lines: readonly ReporterLine[]) => lines.filter((line) => wrong.has(line.reporterId));
        await replaceLines(client, of(stored), of(recounted), window);
      }
      return [...wrong].map((id) => `reporter ${id}: evidence differs from the recount`);
    },
  };
}

function differing(stored: readonly ReporterLine[], recounted: readonly ReporterLine[]): Set<string> {
  const text = ({ signUpWeek, tier, units }: ReporterLine) => JSON.stringify([signUpWeek, tier, units.map(fields)]);
  const left = new Map(stored.map((line) => [line.reporterId, text(line)]));
  const wrong = new Set<string>();
  for (const line of recounted) {
    if (left.get(line.reporterId) !== text(line)) wrong.add(line.reporterId);
    left.delete(line.reporterId);
  }
  for (const id of left.keys()) wrong.add(id);
  return wrong;
}

const fields = ({ insurerId, week, provinceAdcode, reports }: LineUnit) => [insurerId, week, provinceAdcode, reports];

/** Sums of all lines against the stored sums, in the caller's transaction under the fold's lock; `repair` replaces them. */
export async function recountSums(client: pg.ClientBase, repair: boolean): Promise<Wrong> {
  const window = await evidenceWindow(client);
  if (!window) return [];
  const recounted = await sumsOfLines(client, window);
  const wrong = compareSums(await readSums(client), recounted);
  if (repair && wrong.length > 0) {
    await replaceSums(client, recounted);
    await client.query(`UPDATE evidence_state SET version = version + 1 WHERE name = 'live'`);
  }
  return wrong.map(({ name, key, stored, recounted: right }) => `${name} ${key}: stored ${stored}, recounted ${right}`);
}
