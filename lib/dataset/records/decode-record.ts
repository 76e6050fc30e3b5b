import { dayPartOfHour } from '@/lib/reports/day-part';
import { CodeTrie } from './code-trie';
import { EXPIRY_BANDS, RECORD_COLUMN_NAMES, RECORD_COLUMNS, type RecordColumn } from './record-columns';

const FIELD: Record<RecordColumn, string> = {
  province: 'r.province_adcode',
  insurer: `CASE WHEN r.claim = 'named' THEN r.insurer_id ELSE r.claim END`,
  role: 'r.role',
  hour_band: `CASE WHEN r.called_precision IN ('minute', 'part') THEN r.called_at END`,
  expiry_band: 'r.expiry_bucket',
  refusal: 'r.refusal',
  lure: `CASE cardinality(r.lures) WHEN 0 THEN 'none' WHEN 1 THEN r.lures[1] ELSE 'several' END`,
};

/**
 * What is selected of each report `r` after its reporter, as `decodeRecord` reads it in PostgreSQL's binary format. Texts as they are
 * stored: their places are looked up here, at a third of what joins with the code lists cost there.
 */
export const RECORD_FIELDS: readonly string[] = RECORD_COLUMN_NAMES.map((name) => FIELD[name]);

const OPENING = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const FIELDS = RECORD_FIELDS.length + 1;
const TWO_32 = 2 ** 32;
const HOUR = 3_600_000_000;
/** From the epoch of PostgreSQL (2000-01-01 UTC) on the clock of China, which has known no summer time since 1991. */
const CHINA = 8 * HOUR;

const place = (column: RecordColumn, code: string): number => RECORD_COLUMNS[column].place(code);
const ofLeaves = (column: RecordColumn): CodeTrie =>
  new CodeTrie(RECORD_COLUMNS[column].leaves.map((code) => [code, place(column, code)]));

const BUCKETS = Object.entries(EXPIRY_BANDS).flatMap(([band, buckets]) =>
  buckets.map((bucket) => [bucket, place('expiry_band', band)] as const),
);
const TRIES: readonly CodeTrie[] = RECORD_COLUMN_NAMES.map((name) =>
  name === 'expiry_band' ? new CodeTrie(BUCKETS) : ofLeaves(name),
);
const UNSAID: readonly number[] = RECORD_COLUMN_NAMES.map((name) =>
  name === 'hour_band' || name === 'expiry_band' ? place(name, 'unknown') : -1,
);
const EXPIRY = RECORD_COLUMN_NAMES.indexOf('expiry_band');
const HOURS = Uint8Array.from({ length: 24 }, (_, hour) => place('hour_band', dayPartOfHour(hour)));
const HOUR_BAND = RECORD_COLUMN_NAMES.indexOf('hour_band');

/**
 * Reads a row of a binary COPY: the reporter's number is returned, the place of each column's code is put into `places`. @returns -1 for a row
 * that is none, or says what the code lists do not have. @throws Error when the message is not one whole row
 */
export function decodeRecord(row: Buffer, places: Uint8Array): number {
  let at = row.compare(OPENING, 0, OPENING.length, 0, Math.min(OPENING.length, row.length)) === 0 ? 19 : 0;
  if (row.readInt16BE(at) === -1) return -1;
  if (row.readInt16BE(at) !== FIELDS) throw new Error('COPY sent another number of fields');
  at += 6;
  const reporter = readInt64(row, at);
  at += 8;
  let known = true;
  for (let column = 0; column < places.length; column++) {
    const length = row.readInt32BE(at);
    at += 4;
    const found = length < 0 ? (UNSAID[column] as number) : placeIn(column, row, at, at + length);
    if (length > 0) at += length;
    if (found < 0) known = false;
    else places[column] = found;
  }
  if (at !== row.length) throw new Error('COPY sent more or less than a row in a message');
  return known ? reporter : -1;
}

function placeIn(column: number, row: Buffer, from: number, to: number): number {
  if (column === HOUR_BAND) return HOURS[hourInChina(readInt64(row, from))] as number;
  const found = (TRIES[column] as CodeTrie).find(row, from, to);
  return found < 0 && column === EXPIRY ? (UNSAID[column] as number) : found;
}

const readInt64 = (row: Buffer, at: number): number => row.readInt32BE(at) * TWO_32 + row.readUInt32BE(at + 4);

function hourInChina(microseconds: number): number {
  const hours = Math.floor((microseconds + CHINA) / HOUR) % 24;
  return hours < 0 ? hours + 24 : hours;
}
