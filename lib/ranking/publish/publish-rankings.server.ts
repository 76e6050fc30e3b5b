import 'server-only';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { chinaDate, isoWeek, weeksBack } from '@/lib/platform/china-time';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { periodRange } from '@/lib/platform/period-range';
import { rounded } from '@/lib/privacy/cell-rule';
import { publishRankingRow } from '@/lib/privacy/gate';
import { LEAST_RANKED_REPORTERS } from '@/lib/privacy/ranking-row';
import { closePeriod } from '@/lib/ranking/run/close-period.server';
import { publishCrossChecked, setAsideInForce } from '@/lib/ranking/run/publish-cross-checked.server';
import type { SetAsideInForce } from '@/lib/ranking/run/set-aside-in-force';
import { type InsurerEvidence, type InsurerExposure, inFixedOrder, noEvidence } from '../evidence';
import { isCrossChecked, methodsOn } from '../methods';
import { METHOD_VERSION, RANKING_PARAMETERS } from '../parameters';
import { rankInsurers } from '../rank-insurers';
import { besideKey, FILTERS, type FilterName, LIVE } from '../view';
import { liveEvidence, periodEvidence, type SliceEvidence } from './evidence-by-view.server';
import { exposureInForce } from './exposure-in-force.server';
import { holdEvidence } from './held-evidence.server';
import { shownByTables } from './shown-by-tables.server';
import { sliceEvidence, withheldByTables, withheldUnderTotals } from './slice-evidence';

const PUBLISH_LOCK = 7_203;
const ALL_REPORTS = `${LIVE}|all`;

/**
 * Ranks the live window anew: all reports by the method in force, with the one it replaces beside it for its last month, and every slice by plain
 * counts of what the ranking of all reports has not set aside. Views whose evidence has not changed are left alone. @returns views published
 */
export async function publishLiveRankings(pool: pg.Pool, now: Date): Promise<number> {
  return inTurn(pool, async (client) => {
    const from = weeksBack(isoWeek(now), RANKING_PARAMETERS.windowWeeks - 1);
    const { ranking, beside } = methodsOn(chinaDate(now));
    if (!isCrossChecked(ranking.version)) {
      const whole = await evidenceOf(LIVE, ['all'], (by) => liveEvidence(client, by, from));
      const slices = await evidenceOf(LIVE, FILTERS, (by) => liveEvidence(client, by, from));
      const held = await holdEvidence(client, whole, now);
      const views = new Map([...held, ...(await liveSlices(client, slices, held.get(ALL_REPORTS) ?? [], now))]);
      return publish(client, views, await exposureInForce(client), now);
    }
    const exposure = await exposureInForce(client);
    const whole = await evidenceOf(LIVE, ['all'], (by) => liveEvidence(client, by, from));
    const counts = (await holdEvidence(client, whole, now)).get(ALL_REPORTS) ?? [];
    const cross = await publishCrossChecked(client, counts, exposure, ranking, now);
    const old = new Map(beside.map(({ version }) => [besideKey(LIVE, version), counts]));
    const aside = await setAsideInForce(client);
    const slices = await evidenceOf(LIVE, FILTERS, (by) => liveEvidence(client, by, from, aside.blocks));
    return (
      (cross ? 1 : 0) +
      (await publish(client, old, exposure, now)) +
      (await publish(client, await liveSlices(client, slices, counts, now), measuredOn(exposure, aside), now))
    );
  });
}

/** What the views of slices rest on: held, and without what a total would tell by them. */
async function liveSlices(
  client: pg.ClientBase,
  current: ViewEvidence,
  whole: readonly InsurerEvidence[],
  now: Date,
): Promise<ViewEvidence> {
  const held = await holdEvidence(client, current, now);
  return sliceEvidence(held, withheldUnderTotals(held, current, whole));
}

/** Vehicles as far as the market's reports were kept for each insurer: what filtered views compare with. */
const measuredOn = (exposure: readonly InsurerExposure[], { keptShare }: SetAsideInForce): InsurerExposure[] =>
  exposure.map((row) =>
    row.insurerId === null ? row : { ...row, vehicles: row.vehicles * (keptShare[row.insurerId] ?? 1) },
  );

/**
 * Ranks a closed period once and for all, like the live window: all reports by the method in force, with the one it replaces beside it, and every
 * slice by plain counts of what was not set aside. @returns views published
 */
export async function publishPeriodRankings(pool: pg.Pool, period: string, now: Date): Promise<number> {
  return inTurn(pool, async (client) => {
    const range = periodRange(period);
    const { callsPerWeek } = RANKING_PARAMETERS;
    const { ranking: method, beside } = methodsOn(chinaDate(now));
    const exposure = await exposureInForce(client);
    const evidence = (names: readonly ('all' | FilterName)[], aside: SetAsideInForce['blocks'] = []) =>
      evidenceOf(period, names, (by) => periodEvidence(client, by, range, callsPerWeek, aside));
    const withheld = withheldByTables(await shownByTables(client, period));
    const slices = async (aside?: SetAsideInForce['blocks']) => sliceEvidence(await evidence(FILTERS, aside), withheld);
    if (!isCrossChecked(method.version))
      return publish(client, new Map([...(await evidence(['all'])), ...(await slices())]), exposure, now);
    const counts = (await evidence(['all'])).get(`${period}|all`) ?? [];
    const aside = await closePeriod(client, period, { counts, exposure, method, now });
    const old = new Map(beside.map(({ version }) => [besideKey(period, version), counts]));
    return (
      1 +
      (await publish(client, old, exposure, now)) +
      (await publish(client, await slices(aside.blocks), measuredOn(exposure, aside), now))
    );
  });
}

/** Periods whose tables are frozen but which have no ranking yet. */
export async function unrankedPeriods(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ period: string }>(
    `SELECT DISTINCT period FROM release_table t WHERE NOT EXISTS (SELECT FROM ranking_snapshot s WHERE s.view = t.period || '|all') ORDER BY 1`,
  );
  return rows.map(({ period }) => period);
}

function inTurn(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<number>): Promise<number> {
  const publishing = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PUBLISH_LOCK]);
    return work(client);
  };
  return inTransaction(pool, publishing, UNHURRIED);
}

type ViewEvidence = Map<string, readonly InsurerEvidence[]>;

async function evidenceOf(
  period: string,
  names: readonly ('all' | FilterName)[],
  read: (by: 'all' | FilterName) => Promise<SliceEvidence>,
): Promise<ViewEvidence> {
  const views: ViewEvidence = new Map(names.includes('all') ? [[`${period}|all`, []]] : []);
  for (const by of names) {
    for (const [slice, evidence] of await read(by))
      views.set(`${period}|${by === 'all' ? 'all' : `${by}:${slice}`}`, evidence);
  }
  return views;
}

async function publish(
  client: pg.ClientBase,
  views: ReadonlyMap<string, readonly InsurerEvidence[]>,
  exposure: readonly InsurerExposure[],
  now: Date,
): Promise<number> {
  const { rows } = await client.query<{ view: string; inputs_hash: string }>(
    `SELECT v.view, s.inputs_hash FROM unnest($1::text[]) AS v(view)
     CROSS JOIN LATERAL (SELECT inputs_hash FROM ranking_snapshot s WHERE s.view = v.view ORDER BY id DESC LIMIT 1) AS s`,
    [[...views.keys()]],
  );
  const known = new Map(rows.map((row) => [row.view, row.inputs_hash]));
  let published = 0;
  for (const [view, evidence] of views) {
    const inputsHash = hashOf(evidence, exposure);
    if (known.get(view) === inputsHash || (!known.has(view) && isEmptySlice(view, evidence))) continue;
    await client.query(
      `INSERT INTO ranking_snapshot (view, taken_at, method, parameters, inputs_hash, rows) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        view,
        now,
        METHOD_VERSION,
        JSON.stringify(RANKING_PARAMETERS),
        inputsHash,
        JSON.stringify(ranked(evidence, exposure)),
      ],
    );
    published++;
  }
  return published;
}

// The first view of a slice that nothing is told of would tell that somebody reports there.
const isEmptySlice = (view: string, evidence: readonly InsurerEvidence[]): boolean =>
  view.includes(':') && evidence.every(({ reporters }) => reporters < LEAST_RANKED_REPORTERS);

const hashOf = (evidence: readonly InsurerEvidence[], exposure: readonly InsurerExposure[]): string =>
  createHash('sha256')
    .update(JSON.stringify([METHOD_VERSION, RANKING_PARAMETERS, inFixedOrder(evidence), exposure]))
    .digest('hex');

/**
 * The published form of one view. The seed follows from the counts that are shown: the same inputs give the same ranking, to the last digit, and
 * whoever tries all counts that would give these intervals finds no others.
 */
function ranked(evidence: readonly InsurerEvidence[], exposure: readonly InsurerExposure[]) {
  const shown = evidence
    .filter(({ reporters }) => reporters >= LEAST_RANKED_REPORTERS)
    .map(({ insurerId, calls }) => ({ ...noEvidence(insurerId), calls: rounded(calls) }));
  const seed = Number.parseInt(hashOf(shown, exposure).slice(0, 8), 16);
  const rows = rankInsurers(evidence, exposure, RANKING_PARAMETERS, seed).map(publishRankingRow);
  // A row without a single number would tell that somebody named a company which otherwise stands nowhere.
  return { rows: rows.filter(({ status, reporters }) => status !== 'not_normalised' || reporters !== null) };
}
