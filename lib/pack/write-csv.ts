import { cityByAdcode, placeName } from '@/lib/places/places';
import { chinaLocal } from '@/lib/platform/china-time';
import { type ListName, label } from '@/lib/reports/taxonomy';
import { claimOf, numberOf, refusedOn } from './describe-call';
import type { NumberedCall } from './group-calls';
import type { PackContext } from './record/pack-context';

/** Signs with which a spreadsheet would take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** More digits than a spreadsheet keeps exactly. */
const LONG_NUMBER = /^\d{12,}$/;

/** The calls as CSV that Excel opens as it is: UTF-8 with a mark, CRLF, every text quoted, none of them a formula. */
export function writeCsv(context: PackContext): string {
  const { calls, words } = context;
  const rows = calls.map((call) => columnsOf(call, context));
  const names = Object.keys(words.csv).filter((name) => name !== 'precisions');
  const lines = [
    names.map((name) => quoted(String(words.csv[name as keyof typeof words.csv]))),
    ...rows.map((row) => names.map((name) => quoted(String(row[name] ?? '')))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  const safe =
    FORMULA.test(text) && !/^-?\d{1,11}$/.test(text) ? `'${text}` : LONG_NUMBER.test(text) ? `\t${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function columnsOf(call: NumberedCall, { device, words, locale }: PackContext): Readonly<Record<string, unknown>> {
  const one = (list: ListName, code: string | null) => (code === null ? '' : label(list, code, locale));
  const many = (list: ListName, codes: readonly string[]) => codes.map((code) => one(list, code)).join(words.list);
  const city = cityByAdcode(call.cityAdcode);
  return {
    number: call.no,
    receipt: call.receipt,
    calledAt: chinaLocal(new Date(call.calledAt)).replace('T', ' '),
    precision: words.csv.precisions[call.calledPrecision],
    caller: numberOf(call, device.numbers[call.receipt], locale),
    numberKind: one('NUMBER_KINDS', call.numberKind),
    claimed: claimOf(call, locale),
    role: one('ROLES', call.role),
    relation: one('RELATIONS', call.relation),
    refusal: one('REFUSALS', call.refusal),
    refusedOn: refusedOn(call),
    daysToExpiry: call.daysToExpiry,
    expiry: one('TIMING', call.expiryBucket),
    city: city ? placeName(city, locale) : call.cityAdcode,
    answer: one('ANSWERS', call.answer),
    saidName: one('SAID', call.saidName),
    saidCompany: one('SAID', call.saidCompany),
    saidCertificate: one('SAID', call.saidCertificate),
    facts: many('FACTS', call.facts),
    lures: many('LURES', call.lures),
    did: many('DID', call.did),
    wants: many('WANTS', call.wants),
    outcome: one('OUTCOMES', call.outcome),
    receivedAt: chinaLocal(new Date(call.receivedAt)).replace('T', ' '),
    logIndex: call.proof?.index,
    entryHash: call.proof?.entry,
    evidence: call.files.map(({ sha256 }) => sha256).join(' '),
  };
}
