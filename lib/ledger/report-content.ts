import { bytesToHex } from '@noble/hashes/utils.js';
import { type Content, type ContentValue, canonicalContent } from './canonical-content';
import { commitTo, type Sha256 } from './commitment';
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
export const commitToReport = (row: ReportValues, salt: Uint8Array, hash?: Sha256): Hash =>
  commitTo(salt, reportText(row, salt, hash), hash);

/** The canonical form of a report's content, written straight from the row: the content itself need not be made for every report that is stored. */
export function reportText(row: ReportValues, salt: Uint8Array, hash?: Sha256): string {
  const sealed = commitTo(salt, textOf(SEALED_IN_ORDER, row, ''), hash);
  return textOf(OPEN_IN_ORDER, row, bytesToHex(sealed));
}

const inOrder = <T extends string>(names: readonly T[]): readonly (readonly [name: T, key: string])[] =>
  [...names].sort().map((name) => [name, `"${name}":`] as const);

const SEALED_IN_ORDER = inOrder(SEALED_COLUMNS);
const OPEN_IN_ORDER = inOrder([...OPEN_COLUMNS, 'kind', 'sealed'] as const);

function textOf(
  names: ReturnType<typeof inOrder<ReportColumn | 'kind' | 'sealed'>>,
  row: ReportValues,
  sealed: string,
) {
  let text = '{';
  for (const [name, key] of names) {
    const value = name === 'kind' ? 'report' : name === 'sealed' ? sealed : row[name];
    if (value === null || value === undefined) continue;
    if (text.length > 1) text += ',';
    text += key + valueText(written(name, value), name);
  }
  return `${text}}`;
}

/** Text that JSON writes as it is. */
const PLAIN = /^[\w.:+-]*$/;

function valueText(value: ContentValue, name: string): string {
  if (typeof value === 'string' && PLAIN.test(value)) return `"${value}"`;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${name} is not a whole number`);
  return JSON.stringify(value);
}

function put(content: Record<string, ContentValue>, column: string, value: unknown): void {
  if (value !== null && value !== undefined) content[column] = written(column, value);
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const moment = (text: string): string => (ISO.test(text) ? text : new Date(text).toISOString());

const MOMENTS = new Set(['received_at', 'called_at']);

function written(column: string, value: unknown): ContentValue {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${bytesToHex(value)}`;
  if (typeof value === 'string') return MOMENTS.has(column) ? moment(value) : value;
  return value as ContentValue;
}
