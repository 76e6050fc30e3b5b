import { DAY_MS, dayStart, MINUTE_MS, weekdayOf, weekOf } from '@/lib/platform/day-number';
import type { Code } from '@/lib/reports/taxonomy';
import { type Choice, choice, type Draws } from './draws';
import { type Caller, drawCaller } from './synthetic-caller';
import type { Driver } from './synthetic-driver';

/** The insurers of a synthetic world as callers: who calls, in proportion to vehicles × true rate, and who insures whom. */
export type Market = {
  readonly ids: readonly string[];
  readonly shares: readonly number[];
  readonly callingInsurer: Choice<number>;
  readonly insuringInsurer: Choice<number>;
};

/** One call as it happened. `at`: whole minutes, in milliseconds; `insurer`: place in the market. */
export type Call = {
  readonly at: number;
  readonly day: number;
  readonly hour: number;
  readonly insurer: number;
  readonly caller: Caller;
  readonly role: Code<'ROLES'>;
};

/** Campaigns against a driver of mean exposure within one policy year. */
const CAMPAIGNS = 8;
const SCRIPTED = choice<'d60' | 'd48' | 'd30' | 'any' | 'late'>([
  ['d60', 24],
  ['d48', 20],
  ['d30', 28],
  ['any', 20],
  ['late', 8],
]);
/** Calls by hour of the day from midnight, and the share of calls moved to another day, from Monday to Sunday. */
const HOURS = [0, 0, 0, 0, 0, 0, 0.02, 0.1, 0.8, 6, 10, 9, 4, 4.5, 8, 9, 8, 6, 4, 3.5, 2, 0.6, 0.15, 0.05];
const HOUR = choice(HOURS.map((weight, hour) => [hour, weight]));
const MOVED = [0, 0, 0.04, 0.05, 0.08, 0.72, 0.87];

const ROLE = choice<Code<'ROLES'>>([
  ['insurer_direct', 34],
  ['insurer_outsourced', 15],
  ['agency', 12],
  ['unknown', 12],
  ['robot', 7],
  ['individual_agent', 6],
  ['dealer_4s', 6],
  ['platform', 2],
  ['broker', 2],
  ['repair_shop', 1],
  ['used_car_dealer', 0.5],
  ['data_seller', 0.5],
  ['scalper', 0.5],
  ['suspected_fraud', 0.5],
  ['other', 1],
]);

/** All calls to a driver around one expiry that come after `from` and before `to`, in order of time. */
export function callsTo(driver: Driver, market: Market, draws: Draws, from: number, to: number): Call[] {
  const calls: Call[] = [];
  for (let left = draws.count(CAMPAIGNS * driver.exposed); left > 0; left--) {
    for (const call of campaign(driver, market, draws)) if (call.at >= from && call.at < to) calls.push(call);
  }
  return calls.sort((a, b) => a.at - b.at);
}

/** One insurer's attempt on one driver: a first call at a scripted day, sometimes more of them, often from another number. */
function* campaign(driver: Driver, market: Market, draws: Draws): Generator<Call> {
  const insurer = market.callingInsurer(draws);
  const numberIn = (day: number) =>
    drawCaller(market.ids[insurer] as string, insurer, market.shares[insurer] as number, weekOf(day), draws);
  const ofOwnBranch = insurer === driver.ownInsurer && draws.chance(0.5);
  const role = ofOwnBranch ? 'incumbent_branch' : ROLE(draws);
  let day = workday(driver.expiryDay - firstCall(draws), draws);
  let caller = numberIn(day);
  for (;;) {
    const hour = HOUR(draws);
    yield { at: dayStart(day) + (hour * 60 + draws.below(60)) * MINUTE_MS, day, hour, insurer, caller, role };
    if (!draws.chance(0.4)) return;
    day = workday(day + Math.floor(draws.wait(3)), draws);
    if (draws.chance(0.6)) caller = numberIn(day);
  }
}

/** Days before expiry at which a campaign begins: the trade's script says 60, 48 and 30. */
function firstCall(draws: Draws): number {
  switch (SCRIPTED(draws)) {
    case 'd60':
      return Math.round(60 + 1.2 * draws.normal());
    case 'd48':
      return Math.round(48 + 1.2 * draws.normal());
    case 'd30':
      return Math.round(30 + 1.8 * draws.normal());
    case 'any':
      return draws.below(100) - 5;
    case 'late':
      return draws.below(4);
  }
}

/** The day itself, or one of the three before or after it when seats do not work then. */
function workday(day: number, draws: Draws): number {
  let called = day;
  while (draws.chance(MOVED[weekdayOf(called)] as number)) called = day + draws.below(7) - 3;
  return called;
}

/** How long a driver waits before reporting a call: mostly minutes, at times hours or days (at most twelve). In milliseconds. */
export function reportingDelay(draws: Draws): number {
  const how = draws.uniform();
  if (how < 0.62) return (1 + draws.wait(6)) * MINUTE_MS;
  if (how < 0.85) return (30 + draws.below(570)) * MINUTE_MS;
  return Math.min(12, draws.wait(2)) * DAY_MS;
}
