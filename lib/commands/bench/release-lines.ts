import type { MeasuredDownload } from './download-cost.server';
import type { MeasuredRelease, Spent } from './measure-release.server';

const figure = (value: number): string => Math.round(value).toLocaleString('en');
const rate = (rows: number, seconds: number | null): string => (seconds ? figure(rows / seconds) : '?');
const ratio = (part: number | null, whole: number | null): string => (part && whole ? (part / whole).toFixed(2) : '?');
const sum = (a: Spent, b: Spent): Spent => ({
  clock: a.clock + b.clock,
  processor: a.processor === null || b.processor === null ? null : a.processor + b.processor,
});

/** Lines of a Markdown table for one size. */
export function releaseLines({
  reports,
  rows,
  combinations,
  copy,
  recode,
  csv,
  all,
  peakKiB,
}: MeasuredRelease): string[] {
  const line = (what: string, spent: Spent) =>
    `| ${what} | ${rate(rows, spent.clock)} | ${ratio(copy.clock, spent.clock)} | ${rate(rows, spent.processor)} | ${ratio(copy.processor, spent.processor)} |`;
  return [
    `${figure(reports)} reports, ${figure(rows)} records in ${figure(combinations)} combinations of codes`,
    '',
    '| | rows/s by the clock | of COPY | rows/s of processor time | of COPY |',
    '|---|---:|---:|---:|---:|',
    line('`COPY … TO` a CSV file', copy),
    line('read, recode, gate', recode),
    line('write csv.gz', csv),
    line('**both: a release as CSV** (aim ≥ 0.3)', sum(recode, csv)),
    line('write CSV, NDJSON and Parquet', all),
    '',
    `peak memory ${figure(peakKiB / 1024)} MiB (aim ≤ 512)`,
  ];
}

const MIB = 1024 * 1024;

/** Lines of a Markdown table for downloads of one file. */
export function downloadLines({ bytes, ours, framework }: MeasuredDownload): string[] {
  const line = (what: string, { perSecond, cost, failed }: MeasuredDownload['ours']) =>
    `| ${what} | ${figure((perSecond * bytes) / MIB)} | ${cost ? figure(((bytes / MIB) * 1e6) / cost.server) : '?'} | ${failed} |`;
  return [
    '| a file of 16 MiB, 8 connections | MiB/s by the clock | MiB a second of the server’s processor time | failed |',
    '|---|---:|---:|---:|',
    line('our file of a release', ours),
    line('static file of the same framework', framework),
    `| ours of the framework’s | ${ratio(ours.perSecond, framework.perSecond)} | ${ratio(framework.cost?.server ?? null, ours.cost?.server ?? null)} | |`,
  ];
}
