import { bytesToHex } from '@noble/hashes/utils.js';
import { type Content, type ContentValue, canonicalContent } from './canonical-content';
import { commitTo } from './commitment';
import type { Hash } from './merkle-hash';

/** Columns of table `report` that its author may show around: they stand open in the content. */
export const OPEN_COLUMNS = [
  'receipt',
  'received_at',
  'called_at',
  'called_precision',
  'number_kind',
  'number_prefix',
  'enterprise_number',
  'claim',
  'insurer_id',
  'city_adcode',
  'province_adcode',
  'role',
  'relation',
  'refusal',
  'refused_days_ago',
  'answer',
  'same_day_calls',
  'campaign_start',
  'campaign_calls',
  'addressed_as',
  'said_name',
  'said_company',
  'said_certificate',
  'facts',
  'lures',
  'leak_point',
  'leak_confidence',
  'days_to_expiry',
  'expiry_bucket',
  'did',
  'wants',
  'outcome',
] as const;

/** Columns that nobody outside may see, the author included: only a salted hash of them stands in the content. */
export const SEALED_COLUMNS = ['id', 'reporter_id', 'caller_key', 'door', 'proof'] as const;

export type ReportColumn = (typeof OPEN_COLUMNS)[number] | (typeof SEALED_COLUMNS)[number];

/** A row of table `report`: as the driver of the database reads it, or as the intake writes it (bytes as `\x…`, moments in ISO 8601). */
export type ReportValues = Readonly<Record<ReportColumn, unknown>>;

/** What the log commits to of a report. Every stored column is in it, in the open or under the seal. */
export function reportContent(row: ReportValues, salt: Uint8Array): Content {
  const sealed: Record<string, ContentValue> = {};
  for (const column of SEALED_COLUMNS) put(sealed, column, row[column]);
  const content: Record<string, ContentValue> = { kind: 'report' };
  for (const column of OPEN_COLUMNS) put(content, column, row[column]);
  content.sealed = bytesToHex(commitTo(salt, canonicalContent(sealed)));
  return content;
}

/** Commitment to a report under a salt. */
export const commitToReport = (row: ReportValues, salt: Uint8Array): Hash =>
  commitTo(salt, canonicalContent(reportContent(row, salt)));

function put(content: Record<string, ContentValue>, column: string, value: unknown): void {
  if (value !== null && value !== undefined) content[column] = written(column, value);
}

const MOMENTS = new Set(['received_at', 'called_at']);

function written(column: string, value: unknown): ContentValue {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${bytesToHex(value)}`;
  if (typeof value === 'string') return MOMENTS.has(column) ? new Date(value).toISOString() : value;
  return value as ContentValue;
}
