import { ROUNDING_SLACK } from '@/lib/privacy/cell-rule';
import { publishRankingRow, type ShownRankingRow } from '@/lib/privacy/gate';
import type { InsurerEvidence } from '@/lib/ranking/evidence';
import { holdView } from '@/lib/ranking/publish/hold-evidence';
import { sliceEvidence, withheldUnderTotals } from '@/lib/ranking/publish/slice-evidence';
import { FILTERS } from '@/lib/ranking/view';
import { LiveCounts, WHOLE } from './live-counts';
import type { LiveReport } from './live-world';

/** What someone got out of every answer of the live ranking, in every view, kept through time. */
export type AttackedLive = {
  readonly rounds: number;
  /** Fewest drivers of whom something came in one round. */
  readonly fewestInRound: number;
  /** Rows that moved, shown ones and those that only the total tells of, and the fewest people behind one move. */
  readonly moves: number;
  readonly fewestBehindMove: number;
  /** Rows of slices that have people enough, and of these withheld under a total; at the end. */
  readonly slices: number;
  readonly withheld: number;
  /** Differences of a company's total and its slices that prove a rest, and those of one to four people. */
  readonly proved: number;
  readonly disclosed: number;
};

/** A row as last told: its counts, and how many reports had come by then. */
type Told = { readonly evidence: InsurerEvidence; readonly at: number };
type Views = Map<string, Map<string, Told>>;

/** Publishes round after round what the site would, and attacks each. @param leastDrivers how many make a round */
export function attackLive(reports: readonly LiveReport[], leastDrivers: number): AttackedLive {
  const counts = new LiveCounts();
  const held: Views = new Map();
  const found = { rounds: 0, fewestInRound: Infinity, moves: 0, fewestBehindMove: Infinity };
  const last = { slices: 0, withheld: 0, proved: 0, disclosed: 0 };
  const seen = new Set<string>();
  const naming = new Map<string, Dated[]>();
  let round = new Set<number>();
  for (const [i, report] of reports.entries()) {
    counts.add(report);
    const dated = naming.get(report.insurer) ?? [];
    naming.set(report.insurer, dated);
    dated.push({ ...report, i });
    round.add(report.driver);
    if (round.size < leastDrivers) continue;
    const at = i + 1;
    const moved = [...move(held, counts.evidence(true), at), ...move(held, counts.evidence(false), at)];
    found.rounds++;
    found.fewestInRound = Math.min(found.fewestInRound, round.size);
    found.moves += moved.length;
    for (const { before, after } of moved)
      found.fewestBehindMove = Math.min(found.fewestBehindMove, Math.abs(after - before));
    const shown = shownSlices(held, counts.evidence(false));
    Object.assign(last, { slices: shown.enough, withheld: shown.enough - shown.rows.size });
    for (const insurer of new Set(moved.map(({ insurer }) => insurer)))
      for (const by of FILTERS) {
        const rest = differ(naming.get(insurer) ?? [], held, shown.rows, insurer, by);
        // Told once, however often it is looked at.
        for (const { people, name } of rest) {
          if (seen.has(name)) continue;
          seen.add(name);
          last.proved++;
          if (people < 5) last.disclosed++;
        }
      }
    round = new Set();
  }
  return { ...found, ...last };
}

/** A report with its place among all. */
type Dated = LiveReport & { readonly i: number };
type Moved = { readonly insurer: string; readonly before: number; readonly after: number };

function move(held: Views, current: ReadonlyMap<string, readonly InsurerEvidence[]>, at: number): Moved[] {
  return [...current].flatMap(([view, rows]) => {
    const own = held.get(view) ?? new Map<string, Told>();
    held.set(view, own);
    const before = new Map([...own].map(([id, { evidence }]) => [id, evidence]));
    return holdView(before, rows).flatMap((evidence): Moved[] => {
      const id = evidence.insurerId;
      const was = before.get(id);
      if (was === evidence) return [];
      own.set(id, { evidence, at });
      return [{ insurer: id, before: was?.reporters ?? 0, after: evidence.reporters }];
    });
  });
}

/** The rows of slices that stand with a number, by `view insurer`, and how many have people enough. */
function shownSlices(held: Views, current: ReadonlyMap<string, readonly InsurerEvidence[]>) {
  const slices = new Map(
    [...held]
      .filter(([view]) => view !== WHOLE)
      .map(([view, rows]) => [view, [...rows.values()].map((row) => row.evidence)]),
  );
  const published = sliceEvidence(
    slices,
    withheldUnderTotals(
      slices,
      current,
      [...(held.get(WHOLE)?.values() ?? [])].map(({ evidence }) => evidence),
    ),
  );
  const rows = new Map<string, number>();
  for (const [view, own] of published)
    for (const row of own) {
      const { calls } = asShown(row);
      if (calls !== null) rows.set(`${view} ${row.insurerId}`, calls);
    }
  const enough = [...slices.values()].flat().filter((row) => asShown(row).calls !== null).length;
  return { rows, enough };
}

const asShown = (evidence: InsurerEvidence): ShownRankingRow =>
  publishRankingRow({
    ...{ insurerId: evidence.insurerId, status: 'insufficient', index: null, low: null, high: null },
    ...{ rankLow: null, rankHigh: null, red: false, band: null, evidence },
  });

/** What a company's total and its slices of one filter prove against each other, and how many people that is of. */
function differ(
  reports: readonly Dated[],
  held: Views,
  shown: ReadonlyMap<string, number>,
  insurer: string,
  by: (typeof FILTERS)[number],
): { people: number; name: string }[] {
  const whole = held.get(WHOLE)?.get(insurer);
  const total = whole && asShown(whole.evidence).calls;
  if (!whole || total === null || total === undefined) return [];
  const views = [...held.keys()].filter((view) => view.startsWith(`live|${by}:`) && shown.has(`${view} ${insurer}`));
  if (views.length === 0) return [];
  const sum = views.reduce((all, view) => all + (shown.get(`${view} ${insurer}`) ?? 0), 0);
  const slack = ROUNDING_SLACK * (views.length + 1);
  const at = new Map(views.map((view) => [view, held.get(view)?.get(insurer)?.at ?? 0]));
  const people = (wanted: (i: number, until: number | undefined) => boolean) =>
    new Set(
      reports.filter(({ i, slices }) => wanted(i, at.get(`live|${by}:${slices[by]}`))).map(({ driver }) => driver),
    ).size;
  const name = `${insurer} ${by} ${whole.at} ${[...at].join()}`;
  if (total - sum > slack)
    return [{ name, people: people((i, until) => i < whole.at && (until === undefined || i >= until)) }];
  if (sum - total > slack)
    return [{ name, people: people((i, until) => i >= whole.at && until !== undefined && i < until) }];
  return [];
}
