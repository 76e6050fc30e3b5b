import 'server-only';
import { syntheticVehicles } from '@/lib/demo/synthetic-market';
import { type SyntheticReporter, syntheticReports } from '@/lib/demo/synthetic-reports';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import type { InsurerExposure } from '@/lib/ranking/evidence';
import { computeRun } from '@/lib/ranking/run/compute-run';
import { evidenceOfSums } from '@/lib/ranking/run/evidence-of-sums';
import { provinceVehicles } from '@/lib/ranking/run/run-input';
import { addLine, noSums } from '@/lib/ranking/state/evidence-sums';
import { CAPS } from '@/lib/ranking/state/evidence-window.server';
import { addUnits, type ReporterLine } from '@/lib/ranking/state/reporter-line';
import { weekOfReceipt } from '@/lib/ranking/state/units-of-reports';

const NOW = new Date('2026-11-22T04:00:00Z');
const WINDOW = { fromWeek: 202622, throughWeek: 202647 };
const ROUNDS = 5;
const MB = 2 ** 20;

/** Sums a population in memory, reporter by reporter and without a database, and ranks from the cells: what the engine alone costs at a size. */
export function measureCells(reports: number, say: (line: string) => void): void {
  const sums = noSums();
  let [reporters, inWindow] = [0, 0];
  const began = process.cpuUsage();
  for (const reporter of syntheticReports({ reports, seed: 1, now: NOW })) {
    const line = lineOf(reporter, String(reporters++));
    inWindow += line.units.reduce((sum, unit) => sum + unit.reports, 0);
    addLine(sums, line, WINDOW, CAPS, 1);
  }
  const all = spent(began);
  const evidence = evidenceOfSums(sums);
  const exposure = [...syntheticVehicles()].map(
    ([insurerId, vehicles]): InsurerExposure => ({
      ...{ insurerId, vehicles, logSd: 0.05, basis: 'synthetic', grade: 'C', source: 'synthetic', year: 2026 },
    }),
  );
  const input = { salt: '', ...WINDOW, exposure, provinces: provinceVehicles(), evidence };
  const times: number[] = [];
  let ranked = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const cpu = process.cpuUsage();
    ranked = computeRun(input, CROSS_CHECK_PARAMETERS, 20_261_122).rows.filter((row) => row.ranked).length;
    times.push(spent(cpu));
  }
  times.sort((a, b) => a - b);
  say(`\n### ${reports.toLocaleString('en')} reports, engine alone\n\n| what | figure |\n| --- | --- |`);
  say(`| reporters; reports within the window | ${reporters.toLocaleString('en')}; ${inWindow.toLocaleString('en')} |`);
  say(
    `| cells, blocks, companions | ${[sums.cells, sums.reporters, sums.companions].map(({ size }) => size.toLocaleString('en')).join(', ')} |`,
  );
  say(`| making the reporters up and summing them | ${all.toFixed(0)} s of CPU |`);
  say(
    `| ranking ${exposure.length} insurers (${ranked} with a position) from the cells | ${times[2]?.toFixed(2)} s of CPU (median of ${ROUNDS}, ${times[0]?.toFixed(2)}–${times.at(-1)?.toFixed(2)}) |`,
  );
  say(
    `| memory of the process, highest | ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB (heap now ${(process.memoryUsage().heapUsed / MB).toFixed(0)}) |`,
  );
}

function lineOf({ createdAt, tier, reports }: SyntheticReporter, reporterId: string): ReporterLine {
  const units = reports.map(({ receivedAt, report }) => ({
    insurerId: report.claim === 'named' ? (report.insurerId ?? '') : '',
    week: weekOfReceipt(receivedAt),
    provinceAdcode: report.provinceAdcode,
    reports: 1,
  }));
  return { reporterId, signUpWeek: weekOfReceipt(createdAt), tier, units: addUnits([], units, WINDOW) };
}

const spent = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
