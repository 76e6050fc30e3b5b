import type { ReadReport } from '@/lib/reports/read-report';
import { KNEW_FACTS } from '@/lib/reports/taxonomy-codes';
import { choice, type Draws } from './draws';
import type { Call } from './synthetic-calls';

type Report = ReadReport;
type Fact = Report['facts'][number];

/** What had happened between a driver and one insurer when a call came, and on that day. */
export type Before = {
  /** Calls so far, this one included: in the insurer's name, and of anybody on the same day. */
  readonly calls: number;
  readonly sameDay: number;
  /** Different insurers that have called so far. */
  readonly insurers: number;
  /** Days since the driver said «stop» to this insurer; null when he has not. */
  readonly refusedDaysAgo: number | null;
  readonly refusesNow: boolean;
};

/** The answers that hang together with what the caller did; `detailed` is false when the driver stopped after the first page. */
type Answers = Pick<
  Report,
  | 'role'
  | 'refusal'
  | 'refusedDaysAgo'
  | 'answer'
  | 'sameDayCalls'
  | 'campaignStart'
  | 'campaignCalls'
  | 'addressedAs'
  | 'saidName'
  | 'saidCompany'
  | 'saidCertificate'
  | 'facts'
  | 'lures'
  | 'leakPoint'
  | 'leakConfidence'
  | 'did'
  | 'wants'
  | 'outcome'
>;

const NOTHING: Answers = {
  role: 'unknown',
  refusal: 'unknown',
  refusedDaysAgo: null,
  answer: 'unknown',
  sameDayCalls: null,
  campaignStart: null,
  campaignCalls: null,
  addressedAs: null,
  saidName: 'unknown',
  saidCompany: 'unknown',
  saidCertificate: 'unknown',
  facts: [],
  lures: [],
  leakPoint: null,
  leakConfidence: null,
  did: [],
  wants: [],
  outcome: null,
};

const ANSWER = choice<Report['answer']>([
  ['answered', 66],
  ['missed', 14],
  ['hung_up', 12],
  ['unknown', 8],
]);
const LURE = choice<Report['lures'][number]>([
  ['gift', 20],
  ['rebate', 16],
  ['lock_deal', 14],
  ['super_discount', 13],
  ['points_service', 10],
  ['exclusive_agent', 9],
  ['fake_quote', 6],
  ['lapse_threat', 6],
  ['same_as_last', 5],
  ['add_wechat', 5],
  ['price_rise', 4],
  ['official_tone', 2],
]);
/** What callers know, in the order of KNEW_FACTS: name, plate, model, expiry, policy, premium, address, VIN. */
const KNOWN = [0.42, 0.38, 0.22, 0.5, 0.2, 0.08, 0.04, 0.03];
const ADDRESSED = choice<NonNullable<Report['addressedAs']>>([
  ['surname', 50],
  ['real_name', 28],
  ['not_named', 14],
  ['wrong_person', 6],
  ['planted_variant', 2],
]);
const SAID = choice<Report['saidName']>([
  ['no', 40],
  ['yes', 30],
  ['not_asked', 30],
]);
const LEAK = choice<NonNullable<Report['leakPoint']>>([
  ['incumbent_insurer', 24],
  ['dealer_4s', 22],
  ['other_insurer', 12],
  ['vehicle_office', 10],
  ['agency', 9],
  ['web_app', 8],
  ['repair_shop', 6],
  ['former_rep', 4],
  ['parking_etc', 3],
  ['inspection', 2],
]);
const SURE = choice<NonNullable<Report['leakConfidence']>>([
  ['guess', 60],
  ['likely', 30],
  ['sure', 10],
]);
const CAMPAIGN_START = choice<NonNullable<Report['campaignStart']>>([
  ['d60', 45],
  ['d61_90', 20],
  ['d48', 12],
  ['d30', 18],
  ['d90_plus', 5],
]);
const CAMPAIGN_CALLS = choice<NonNullable<Report['campaignCalls']>>([
  ['under_10', 45],
  ['tens', 43],
  ['over_50', 12],
]);
const DID = choice<Report['did'][number]>([
  ['blocked', 40],
  ['asked_stop', 20],
  ['nothing', 20],
  ['asked_source', 10],
  ['ktfsr', 5],
  ['called_insurer', 3],
  ['reported_12321', 2],
]);
const WANT = choice<Report['wants'][number]>([
  ['stop_calls', 55],
  ['count_only', 20],
  ['know_source', 15],
  ['delete_data', 10],
]);
const OUTCOME = choice<NonNullable<Report['outcome']>>([
  ['continued', 65],
  ['no_reply', 20],
  ['stopped', 15],
]);

/** What a driver tells of a call besides who, when and where. Lists are sorted and without doubles, as the rules of a report leave them. */
export function answersOn(call: Call, before: Before, detailed: boolean, draws: Draws): Answers {
  const { refusal, refusedDaysAgo, facts } = refusalOf(before, draws);
  if (!detailed) return { ...NOTHING, refusal, refusedDaysAgo, facts };
  const robot = call.role === 'robot';
  const answer = robot ? 'robot' : ANSWER(draws);
  if (answer === 'missed' || answer === 'hung_up') {
    return { ...NOTHING, refusal, refusedDaysAgo, facts, answer, sameDayCalls: many(before, draws) };
  }
  const suspects = draws.chance(0.15);
  return {
    refusal,
    refusedDaysAgo,
    leakPoint: suspects ? LEAK(draws) : null,
    leakConfidence: suspects && draws.chance(0.7) ? SURE(draws) : null,
    role: call.role,
    answer,
    sameDayCalls: many(before, draws),
    campaignStart: draws.chance(0.08) ? CAMPAIGN_START(draws) : null,
    campaignCalls: draws.chance(0.08) ? CAMPAIGN_CALLS(draws) : null,
    addressedAs: draws.chance(0.25) ? ADDRESSED(draws) : null,
    saidName: draws.chance(0.4) ? SAID(draws) : 'unknown',
    saidCompany: draws.chance(0.4) ? SAID(draws) : 'unknown',
    saidCertificate: draws.chance(0.3) ? SAID(draws) : 'unknown',
    facts: [...facts, ...factsOf(call, before, robot, draws)].sort(),
    lures: some(LURE, draws.chance(0.6) ? 1 + draws.below(2) : 0, draws),
    did: some(DID, draws.chance(0.3) ? 1 : 0, draws),
    wants: some(WANT, draws.chance(0.3) ? 1 : 0, draws),
    outcome: before.refusedDaysAgo !== null && draws.chance(0.3) ? OUTCOME(draws) : null,
  };
}

function refusalOf(before: Before, draws: Draws): Pick<Answers, 'refusal' | 'refusedDaysAgo' | 'facts'> {
  if (before.refusedDaysAgo !== null && draws.chance(0.85)) {
    const refusedDaysAgo = draws.chance(0.6) ? before.refusedDaysAgo : null;
    return { refusal: 'before', refusedDaysAgo, facts: ['after_optout'] };
  }
  const refusal = draws.chance(0.3) ? 'unknown' : before.refusesNow ? 'this_call' : 'none';
  return { refusal, refusedDaysAgo: null, facts: [] };
}

function factsOf(call: Call, before: Before, robot: boolean, draws: Draws): Fact[] {
  const facts: Fact[] = KNEW_FACTS.filter((_, i) => draws.chance(KNOWN[i] ?? 0));
  const add = (fact: Fact, p: number) => draws.chance(p) && facts.push(fact);
  if (robot) add('robot_voice', 0.8);
  if (before.sameDay > 2) add('repeat_same_day', 0.7);
  if (before.insurers > 3) add('multi_companies', 0.4);
  if (before.calls > 1) add('rotating_numbers', 0.35);
  if (call.hour === 12 || call.hour === 13 || call.hour >= 21) add('noon_night', 0.6);
  add('multi_agents_same_co', before.calls > 2 ? 0.3 : 0.02);
  add('no_identity', 0.06);
  add('while_driving', 0.06);
  add('every_year', 0.05);
  add('renewed_still', 0.03);
  add('spoofed', 0.02);
  add('abuse', 0.01);
  return facts;
}

const many = (before: Before, draws: Draws): number | null =>
  draws.chance(0.35) ? Math.min(99, before.sameDay + draws.count(1.5)) : null;

const some = <T>(of: (draws: Draws) => T, count: number, draws: Draws): T[] =>
  [...new Set(Array.from({ length: count }, () => of(draws)))].sort();
