import { Temporal } from 'temporal-polyfill';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { chinaDate, chinaLocal } from '@/lib/platform/china-time';
import { fillWhole } from '@/lib/platform/fill';
import type { Locale } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';
import type { PackCall } from './pack-call';
import { packWords } from './pack-words';

/** When the call came, to the minute or as far as it is known: `2026-11-20 14:05`. */
export function timeOf(call: PackCall, locale: Locale): string {
  const at = chinaLocal(new Date(call.calledAt));
  const [day, time] = [at.slice(0, 10), at.slice(11)];
  if (call.calledPrecision === 'day') return day;
  if (call.calledPrecision === 'minute') return `${day} ${time}`;
  return fillWhole(packWords(locale).calls.about, { day, time });
}

/** The day of the call in China, YYYY-MM-DD. */
export const dayOf = (call: PackCall): string => chinaDate(new Date(call.calledAt));

/** The caller's number: whole from the device or as an enterprise number, else as much of it as the server keeps. */
export function numberOf(call: PackCall, known: string | undefined, locale: Locale): string {
  const words = packWords(locale).calls;
  if (known) return known;
  if (call.enterpriseNumber) return call.enterpriseNumber;
  if (call.numberKind === 'hidden') return words.hidden;
  if (call.numberPrefix) return `${call.numberPrefix}********`;
  return call.numberKind === 'unknown' ? words.unknownNumber : packWords(locale).blank;
}

/** The company a caller claimed, in the words of the record. */
export function claimOf({ claim, insurerId }: PackCall, locale: Locale): string {
  const words = packWords(locale).calls.claims;
  const insurer = insurerId === null ? undefined : insurerById(insurerId);
  if (!insurer) return words[claim === 'multi' || claim === 'not_insurer' ? claim : 'unknown'];
  const name = insurerName(insurer, locale);
  return claim === 'impersonation' ? fillWhole(words.impersonation, { insurer: name }) : name;
}

/** Who the caller was said to be; a dash where nobody knows. */
export const roleOf = ({ role }: PackCall, locale: Locale): string =>
  role === 'unknown' ? '—' : label('ROLES', role, locale);

/** Whether the driver told this very caller to stop. */
export const saidStop = ({ refusal, did }: PackCall): boolean =>
  refusal === 'this_call' || (refusal !== 'before' && (did.includes('refused') || did.includes('asked_stop')));

/** The day on which the driver had said stop, as the report tells it: that of this call, an earlier one, or null. */
export function refusedOn(call: PackCall): string | null {
  if (saidStop(call)) return dayOf(call);
  if (call.refusal !== 'before' || call.refusedDaysAgo === null) return null;
  return Temporal.PlainDate.from(dayOf(call)).subtract({ days: call.refusedDaysAgo }).toString();
}

/** Whether, and since when, the caller had been told to stop. */
export function refusalOf(call: PackCall, locale: Locale): string {
  const words = packWords(locale).calls.refusal;
  const date = call.refusal === 'before' ? refusedOn(call) : null;
  return date ? fillWhole(words.beforeOn, { date }) : words[saidStop(call) ? 'this_call' : call.refusal];
}

/** Days to expiry, or the band when only that is known. */
export function expiryOf({ daysToExpiry, expiryBucket }: PackCall, locale: Locale): string {
  const words = packWords(locale).calls;
  if (daysToExpiry === null) {
    return expiryBucket === null || expiryBucket === 'unknown' ? '—' : label('TIMING', expiryBucket, locale);
  }
  if (daysToExpiry === 0) return words.today;
  return fillWhole(daysToExpiry < 0 ? words.lapsed : words.days, { days: Math.abs(daysToExpiry) });
}

/** More than forty days before the policy ends, as far as the report tells. */
export const isBefore40Days = ({ daysToExpiry, expiryBucket }: PackCall): boolean =>
  daysToExpiry === null
    ? ['d90_plus', 'd61_90', 'd60', 'd48', 'd41_47'].includes(expiryBucket ?? '')
    : daysToExpiry > 40;

/** Between 21:00 and 09:00 in China; only of calls whose minute is known. */
export function isUnsocial(call: PackCall): boolean {
  if (call.calledPrecision !== 'minute') return false;
  const hour = Number(chinaLocal(new Date(call.calledAt)).slice(11, 13));
  return hour >= 21 || hour < 9;
}

/** Nothing that the law wants said on the telephone was said, or which part of it. */
export function unsaidOf({ saidName, saidCompany, saidCertificate }: PackCall, locale: Locale): string | null {
  const words = packWords(locale).calls.said;
  const unsaid = [
    saidName === 'no' ? words.name : null,
    saidCompany === 'no' ? words.company : null,
    saidCertificate === 'no' ? words.certificate : null,
  ].filter((word) => word !== null);
  if (unsaid.length === 3) return words.no;
  return unsaid.length > 0 ? unsaid.join(packWords(locale).sep) : null;
}

/** What else was noted of a call, in one line. */
export function factsOf(call: PackCall, locale: Locale): string {
  const words = packWords(locale);
  const said = call.facts.filter((code) => code !== 'unknown' && code !== 'other' && code !== 'after_optout');
  const parts = [
    ...said.map((code) => label('FACTS', code, locale)),
    ...call.lures.filter((code) => code !== 'unknown' && code !== 'other').map((code) => label('LURES', code, locale)),
    unsaidOf(call, locale),
    call.sameDayCalls && call.sameDayCalls > 1 ? fillWhole(words.calls.sameDay, { count: call.sameDayCalls }) : null,
    isUnsocial(call) ? words.calls.unsocial : null,
    call.removed ? words.calls.removed : null,
  ];
  return parts.filter((part) => part !== null).join(words.list) || '—';
}
