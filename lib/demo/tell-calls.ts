import { chinaDay, DAY_MS, dayStart, MINUTE_MS } from '@/lib/platform/day-number';
import { dayPartMiddle, dayPartOf } from '@/lib/reports/day-part';
import { expiryBucket as bucketOf } from '@/lib/reports/expiry-bucket';
import type { ReadReport } from '@/lib/reports/read-report';
import { choice, type Draws } from './draws';
import { answersOn, type Before } from './synthetic-answers';
import { withheld } from './synthetic-caller';
import { type Call, callsTo, type Market, reportingDelay } from './synthetic-calls';
import type { Driver } from './synthetic-driver';

/** A call as its driver reports it, and when the report is received. */
export type Told = { readonly receivedAt: Date; readonly report: ReadReport };

/** A new driver reports calls this far back. */
const LOOK_BACK_MS = 10 * DAY_MS;

/** The calls that a driver reports before `now` (milliseconds), in the order of the calls; no two of one caller in one minute. */
export function tellCalls(driver: Driver, market: Market, draws: Draws, now: number): Told[] {
  const reports: Told[] = [];
  const minutes = new Set<string>();
  const history = new History(driver);
  for (const call of callsTo(driver, market, draws, driver.joinedAt - 100 * DAY_MS, now)) {
    const before = history.add(call, draws);
    if (call.at < driver.joinedAt - LOOK_BACK_MS || !draws.chance(driver.reports)) continue;
    const received = Math.max(call.at + reportingDelay(draws), driver.joinedAt + draws.below(20 * MINUTE_MS));
    if (received >= now) continue;
    const report = tell(driver, market, call, received, before, draws);
    const key = `${report.callerIdentity} ${report.calledAt.at.getTime()}`;
    if (minutes.has(key)) continue;
    minutes.add(key);
    reports.push({ receivedAt: new Date(received), report });
  }
  return reports;
}

/** What one driver has gone through so far. */
class History {
  private readonly calls = new Map<number, number>();
  private readonly refusedOn = new Map<number, number>();
  private day = 0;
  private sameDay = 0;

  constructor(private readonly driver: Driver) {}

  add(call: Call, draws: Draws): Before {
    const calls = (this.calls.get(call.insurer) ?? 0) + 1;
    this.calls.set(call.insurer, calls);
    this.sameDay = call.day === this.day ? this.sameDay + 1 : 1;
    this.day = call.day;
    const refused = this.refusedOn.get(call.insurer);
    const refusesNow = refused === undefined && draws.chance(Math.min(0.8, this.driver.refuses * calls));
    if (refusesNow) this.refusedOn.set(call.insurer, call.day);
    const refusedDaysAgo = refused === undefined ? null : call.day - refused;
    return { calls, sameDay: this.sameDay, insurers: this.calls.size, refusedDaysAgo, refusesNow };
  }
}

const CLAIM = choice<ReadReport['claim']>([
  ['named', 86],
  ['unknown', 8],
  ['multi', 3],
  ['not_insurer', 2],
  ['impersonation', 1],
]);

function tell(driver: Driver, market: Market, call: Call, received: number, before: Before, draws: Draws): ReadReport {
  const claim = CLAIM(draws);
  const named = claim === 'named' || claim === 'impersonation';
  const insurerId = named ? (market.ids[call.insurer] ?? null) : null;
  const caller = call.caller.numberKind === 'hidden' ? withheld(insurerId ?? claim) : call.caller;
  const { daysToExpiry, expiryBucket } = expiryOf(driver, call, draws);
  const said = answersOn(call, before, draws.chance(driver.details), draws);
  // Written out: spreading objects of this size costs several times what all the draws of a call do.
  return {
    role: said.role,
    refusal: said.refusal,
    refusedDaysAgo: said.refusedDaysAgo,
    answer: said.answer,
    sameDayCalls: said.sameDayCalls,
    campaignStart: said.campaignStart,
    campaignCalls: said.campaignCalls,
    addressedAs: said.addressedAs,
    saidName: said.saidName,
    saidCompany: said.saidCompany,
    saidCertificate: said.saidCertificate,
    facts: said.facts,
    lures: said.lures,
    leakPoint: said.leakPoint,
    leakConfidence: said.leakConfidence,
    did: said.did,
    wants: said.wants,
    outcome: said.outcome,
    callerIdentity: caller.callerIdentity,
    numberKind: caller.numberKind,
    numberPrefix: caller.numberPrefix,
    enterpriseNumber: caller.enterpriseNumber,
    calledAt: calledAt(call, received, draws),
    claim,
    insurerId,
    cityAdcode: driver.city.adcode,
    provinceAdcode: driver.city.provinceAdcode,
    relation: named ? relationTo(driver, call, draws) : 'unknown',
    daysToExpiry,
    expiryBucket,
  };
}

/** The minute, when the driver was quick or looked it up; else only the part of the day or the day, as «yesterday» is stored. */
function calledAt(call: Call, received: number, draws: Draws): ReadReport['calledAt'] {
  const exact = { at: new Date(call.at), precision: 'minute' } as const;
  if (chinaDay(received) !== call.day + 1 || draws.chance(0.5)) return exact;
  if (draws.chance(0.3)) return { at: new Date(dayStart(call.day) + 12 * 60 * MINUTE_MS), precision: 'day' };
  const [hours = 0, minutes = 0] = dayPartMiddle(dayPartOf(exact.at)).split(':').map(Number);
  return { at: new Date(dayStart(call.day) + (hours * 60 + minutes) * MINUTE_MS), precision: 'part' };
}

function relationTo(driver: Driver, call: Call, draws: Draws): ReadReport['relation'] {
  if (draws.chance(0.25)) return 'unknown';
  if (call.insurer === driver.ownInsurer) return 'current';
  return draws.chance(0.15) ? 'former' : 'never';
}

function expiryOf(driver: Driver, call: Call, draws: Draws): Pick<ReadReport, 'daysToExpiry' | 'expiryBucket'> {
  const days = driver.expiryDay - call.day;
  const how = draws.uniform();
  if (how < 0.6) return { daysToExpiry: days, expiryBucket: bucketOf(days) };
  if (how < 0.7) return { daysToExpiry: null, expiryBucket: bucketOf(days) };
  return { daysToExpiry: null, expiryBucket: null };
}
