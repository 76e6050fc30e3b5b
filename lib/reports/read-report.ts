import { Temporal } from 'temporal-polyfill';
import { findInsurer, isUnnamed } from '@/lib/insurers/find-insurer';
import { findCity } from '@/lib/places/find-city';
import { chinaDate } from '@/lib/platform/china-time';
import { err, ok, type Result } from '@/lib/platform/result';
import { type CalledAt, readCalledAt } from './called-at';
import { type CallerNumber, callerIdentity, parseCallerNumber } from './caller-number';
import { expiryBucket } from './expiry-bucket';
import { OPEN_CLAIMS, type ReportInput } from './report-input';

/** What a person can mend in a report: the field, what is wrong, and what it might have meant. */
export type ReportProblem = { readonly field: string; readonly code: string; readonly candidates?: readonly string[] };

export type Claim = 'named' | 'impersonation' | (typeof OPEN_CLAIMS)[number];

/** A report that every rule has passed: what will be kept of it, and the identity of the caller, which will be hashed and dropped. */
export type ReadReport = {
  readonly calledAt: CalledAt;
  readonly callerIdentity: string;
  readonly numberKind: string;
  readonly numberPrefix: string | null;
  readonly enterpriseNumber: string | null;
  readonly claim: Claim;
  readonly insurerId: string | null;
  readonly cityAdcode: string;
  readonly provinceAdcode: string;
  readonly refusal: ReportInput['refusal'];
  readonly refusedDaysAgo: number | null;
  readonly facts: readonly string[];
  readonly daysToExpiry: number | null;
  readonly expiryBucket: string | null;
} & Pick<
  ReportInput,
  'role' | 'relation' | 'answer' | 'saidName' | 'saidCompany' | 'saidCertificate' | 'lures' | 'did' | 'wants'
> & {
    readonly [K in 'addressedAs' | 'leakPoint' | 'leakConfidence' | 'campaignStart' | 'campaignCalls' | 'outcome']:
      | string
      | null;
  } & { readonly sameDayCalls: number | null };

/**
 * The rules of a report: accepts it, or says field by field what to mend. Pure; `now` is the moment of receipt.
 */
export function readReport(input: ReportInput, now: Date): Result<ReadReport, ReportProblem[]> {
  const claim = readClaim(input);
  const number = readNumber(input);
  const calledAt = readCalledAt(input, now);
  const city = readCity(input.city);
  const refusal = calledAt.ok ? readRefusal(input, calledAt.value.at) : ok(null);
  const problems: ReportProblem[] = [];
  if (!number.ok) problems.push(number.error);
  if (!claim.ok) problems.push(claim.error);
  if (!calledAt.ok)
    problems.push({
      field: input.when === 'at' || input.calledAt ? 'calledAt' : 'when',
      code: `time_${calledAt.error}`,
    });
  if (!city.ok) problems.push(city.error);
  if (!refusal.ok) problems.push(refusal.error);
  if (!(number.ok && claim.ok && calledAt.ok && city.ok && refusal.ok && refusal.value)) return err(problems);
  const from = caller(number.value, input, claim.value);
  // Written out: an object put together from several others costs ten times as much, and this one is made for every report.
  return ok({
    calledAt: calledAt.value,
    callerIdentity: from.callerIdentity,
    numberKind: from.numberKind,
    numberPrefix: from.numberPrefix,
    enterpriseNumber: from.enterpriseNumber,
    claim: claim.value.claim,
    insurerId: claim.value.insurerId,
    cityAdcode: city.value.cityAdcode,
    provinceAdcode: city.value.provinceAdcode,
    role: input.role,
    relation: input.relation,
    refusal: refusal.value.refusal,
    refusedDaysAgo: refusal.value.refusedDaysAgo,
    answer: input.answer,
    sameDayCalls: input.sameDayCalls ?? null,
    campaignStart: input.campaignStart ?? null,
    campaignCalls: input.campaignCalls ?? null,
    addressedAs: input.addressedAs ?? null,
    saidName: input.saidName,
    saidCompany: input.saidCompany,
    saidCertificate: input.saidCertificate,
    facts: refusal.value.facts,
    lures: distinct(input.lures),
    leakPoint: input.leakPoint ?? null,
    leakConfidence: input.leakPoint ? (input.leakConfidence ?? null) : null,
    daysToExpiry: input.daysToExpiry ?? null,
    expiryBucket: input.daysToExpiry === undefined ? (input.expiryBucket ?? null) : expiryBucket(input.daysToExpiry),
    did: distinct(input.did),
    wants: distinct(input.wants),
    outcome: input.outcome ?? null,
  });
}

function readNumber(input: ReportInput): Result<CallerNumber | null, ReportProblem> {
  if (input.numberState !== 'shown') return ok(null);
  if (!input.number) return err({ field: 'number', code: 'number_missing' });
  const parsed = parseCallerNumber(input.number);
  return parsed.ok ? ok(parsed.value) : err({ field: 'number', code: `number_${parsed.error.code}` });
}

/** Withheld numbers are told apart by what the caller claimed, so that two hidden callers in one minute stay two. */
function caller(number: CallerNumber | null, input: ReportInput, claim: { claim: Claim; insurerId: string | null }) {
  if (number && number.kind !== 'hidden') {
    return {
      callerIdentity: callerIdentity(number),
      numberKind: number.kind as string,
      numberPrefix: number.prefix,
      enterpriseNumber: number.enterprise ? number.national : null,
    };
  }
  const state = number ? 'hidden' : input.numberState;
  return {
    callerIdentity: `${state}:${claim.insurerId ?? claim.claim}`,
    numberKind: state === 'unsure' ? 'unknown' : state,
    numberPrefix: null,
    enterpriseNumber: null,
  };
}

function readClaim(input: ReportInput): Result<{ claim: Claim; insurerId: string | null }, ReportProblem> {
  const open = OPEN_CLAIMS.find((code) => code === input.insurer);
  if (open) return ok({ claim: open, insurerId: null });
  if (isUnnamed(input.insurer)) return ok({ claim: 'unknown', insurerId: null });
  const found = findInsurer(input.insurer);
  if (found.kind === 'none') return err({ field: 'insurer', code: 'insurer_none' });
  if (found.kind === 'several') {
    return err({ field: 'insurer', code: 'insurer_several', candidates: found.insurers.map((insurer) => insurer.id) });
  }
  return ok({ claim: input.impersonation === 'yes' ? 'impersonation' : 'named', insurerId: found.insurer.currentId });
}

function readCity(text: string): Result<{ cityAdcode: string; provinceAdcode: string }, ReportProblem> {
  const found = findCity(text);
  if (found.kind === 'none') return err({ field: 'city', code: 'city_none' });
  if (found.kind === 'several') {
    return err({ field: 'city', code: 'city_several', candidates: found.cities.map((city) => city.adcode) });
  }
  return ok({ cityAdcode: found.city.adcode, provinceAdcode: found.city.provinceAdcode });
}

type Refusal = Pick<ReadReport, 'refusal' | 'refusedDaysAgo' | 'facts'>;

/** A date of refusal and the fact «called after opt-out» say the same as the answer «before»; the three are kept in step. */
function readRefusal(input: ReportInput, calledAt: Date): Result<Refusal, ReportProblem> {
  const days = input.refusedOn === undefined ? null : daysBetween(input.refusedOn, chinaDate(calledAt));
  if (days !== null && days < 0) return err({ field: 'refusedOn', code: 'refused_after_call' });
  if (days !== null && days > 3660) return err({ field: 'refusedOn', code: 'refused_too_long_ago' });
  const before = input.refusal === 'before' || (days !== null && days > 0) || input.facts.includes('after_optout');
  return ok({
    refusal: before ? 'before' : input.refusal,
    refusedDaysAgo: before ? days : null,
    facts: distinct<string>(before ? [...input.facts, 'after_optout'] : input.facts),
  });
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

const distinct = <T>(list: readonly T[]): T[] => (list.length < 2 ? [...list] : [...new Set(list)].sort());
