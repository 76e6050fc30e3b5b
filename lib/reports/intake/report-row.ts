import type { Keyring } from '@/lib/platform/keyed-hash';
import type { ReadReport } from '../read-report';

/** Through which door a report came: the plain form, the same form sent by the page's script, or the API. */
export type Door = 'plain' | 'script' | 'api';

/** Bytes of the caller's keyed hash that are kept. */
const CALLER_KEY_BYTES = 16;

/** The caller as `report.caller_key` stores him: a keyed hash, as PostgreSQL writes bytes. The number itself goes no further. */
export const callerKey = (identity: string, keys: Keyring): string =>
  `\\x${keys.hash('caller', identity, CALLER_KEY_BYTES).toString('hex')}`;

/** What the driver said, as columns of table `report`. */
export function saidColumns(report: ReadReport, keys: Keyring) {
  return {
    called_at: report.calledAt.at.toISOString(),
    called_precision: report.calledAt.precision,
    caller_key: callerKey(report.callerIdentity, keys),
    number_kind: report.numberKind,
    number_prefix: report.numberPrefix,
    enterprise_number: report.enterpriseNumber,
    claim: report.claim,
    insurer_id: report.insurerId,
    city_adcode: report.cityAdcode,
    province_adcode: report.provinceAdcode,
    role: report.role,
    relation: report.relation,
    refusal: report.refusal,
    refused_days_ago: report.refusedDaysAgo,
    answer: report.answer,
    same_day_calls: report.sameDayCalls,
    campaign_start: report.campaignStart,
    campaign_calls: report.campaignCalls,
    addressed_as: report.addressedAs,
    said_name: report.saidName,
    said_company: report.saidCompany,
    said_certificate: report.saidCertificate,
    facts: report.facts,
    lures: report.lures,
    leak_point: report.leakPoint,
    leak_confidence: report.leakConfidence,
    days_to_expiry: report.daysToExpiry,
    expiry_bucket: report.expiryBucket,
    did: report.did,
    wants: report.wants,
    outcome: report.outcome,
  };
}

export type SaidColumns = ReturnType<typeof saidColumns>;
