import type { LedgerCost } from './ledger-cost.server';
import type { Costed, Timings } from './timings';

/** What is measured in each round; `fixed` is the framework's bare static page, `methodology` a page of ours that does not grow with the reports. */
export type Round = Readonly<Record<'row' | 'reportRow' | 'accepted' | 'fixed' | 'ranking' | 'methodology', Costed>>;

export type Measured = Round & {
  readonly reports: number;
  readonly cold: Timings;
  readonly log: LedgerCost | null;
  /** Of the web server after the load, in megabytes. */
  readonly memory: { readonly now: number; readonly highest: number } | null;
};

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 });

function row(name: string, timings: Timings & Partial<Costed>): string {
  const { perSecond, p50, p99, failed, bytes, cost, reasons } = timings;
  const parts = [
    `  ${name.padEnd(40)}${perSecond.toFixed(0).padStart(7)}/s   median ${ms(p50).padStart(7)}   99th ${ms(p99).padStart(7)}`,
  ];
  if (bytes) parts.push(`${number(bytes)} bytes`);
  if (cost)
    parts.push(`µs: load ${number(cost.load)}, server ${number(cost.server)}, database ${number(cost.database)}`);
  if (failed) parts.push(`${failed} failed (${reasons ?? '?'})`);
  return parts.join('   ');
}

const ratio = (name: string, value: number, aim = ''): string =>
  `  ${name.padEnd(40)}${value.toFixed(2).padStart(7)}${aim}`;

function linesAt(one: Measured, how: string): string[] {
  return [
    `\n${number(one.reports)} reports; ${how}`,
    row('single-row commits, bare client', one.row),
    row('the same with a row of table report', one.reportRow),
    row('accepted reports over HTTP', one.accepted),
    row('bare static page of the framework', one.fixed),
    row('ranking page', one.ranking),
    row('methodology page', one.methodology),
    row('ranking page, first rendering', one.cold),
    ratio('accepted ÷ commits', one.accepted.perSecond / one.row.perSecond, '   (aim ≥ 0.5)'),
    ratio('accepted ÷ commits of a report’s row', one.accepted.perSecond / one.reportRow.perSecond),
    ratio('ranking page ÷ static page', one.ranking.perSecond / one.fixed.perSecond, '   (aim ≥ 0.7)'),
    ...(one.log ? [logLine(one.log)] : []),
    ...(one.memory
      ? [
          `  memory of the web server after the load: ${number(one.memory.now)} MB, at most ${number(one.memory.highest)} MB`,
        ]
      : []),
  ];
}

const logLine = ({ entries, bytesEach, signed, signing, proof: [median, ninetyNinth] }: LedgerCost): string =>
  `  public log: ${number(entries)} entries of ${number(bytesEach)} bytes; signing ${number(signed)} new ones ${ms(signing)}; a proof ${ms(median)}, 99th ${ms(ninetyNinth)}`;

/** The lines that are printed: every figure, then the ratios that count. */
export function linesOf(measured: readonly Measured[], how: string): string[] {
  const lines = measured.flatMap((one) => linesAt(one, how));
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large || small === large) return lines;
  const rate = (of: 'ranking' | 'methodology') => small[of].perSecond / large[of].perSecond;
  const server = (of: 'ranking' | 'methodology') => (large[of].cost?.server ?? NaN) / (small[of].cost?.server ?? NaN);
  return [
    ...lines,
    `\npage cost at ${number(large.reports)} against ${number(small.reports)} reports`,
    ratio('ranking page, cached', rate('ranking'), '   (aim ≤ 1.2)'),
    ratio('  its processor time in the server', server('ranking')),
    ratio('  its bytes', (large.ranking.bytes ?? NaN) / (small.ranking.bytes ?? NaN)),
    ratio('methodology page, the same content', rate('methodology')),
    ratio('ranking page, first rendering', large.cold.p50 / small.cold.p50, '   (aim ≤ 1.2)'),
  ];
}
