import { insurerById } from '@/lib/insurers/registry';
import { chinaDate } from '@/lib/platform/china-time';
import { KNEW_FACTS, label } from '@/lib/reports/taxonomy';
import { inLanguage } from '@/lib/rights/certainty';
import { LETTER_PHRASES, type LetterCase } from '@/lib/rights/letters';
import type { LetterFacts, LetterValues } from '@/lib/rights/write-letter';
import { dayOf, isBefore40Days, numberOf, timeOf, unsaidOf } from './describe-call';
import type { CallGroup, NumberedCall } from './group-calls';
import type { PackContext } from './record/pack-context';
import { refusalClock } from './refusal-clock';

const FALSE_CLAIMS = ['lock_deal', 'price_rise', 'fake_quote', 'super_discount'];

/** What a letter about the calls of one company is filled with. */
export function letterFacts(group: CallGroup, context: PackContext): LetterFacts {
  const { calls } = group;
  const clock = refusalClock(calls);
  const known = knownOf(calls, context);
  const early = calls.filter(isBefore40Days).length;
  const cases = new Set<LetterCase | 'complained' | 'spoofed'>([clock ? 'refused' : 'not_refused']);
  if (known) cases.add('knew');
  if (early > 0) cases.add('early');
  const some = (holds: (call: NumberedCall) => boolean) => calls.some(holds);
  if (some((call) => call.facts.includes('no_identity') || unsaidOf(call, context.locale) !== null)) {
    cases.add('no_identity');
  }
  if (some(({ lures }) => FALSE_CLAIMS.some((lure) => lures.includes(lure)))) cases.add('false_claim');
  if (some(({ facts, expiryBucket }) => facts.includes('car_sold') || expiryBucket === 'no_vehicle')) {
    cases.add('car_gone');
  }
  if (some(({ facts }) => facts.includes('spoofed'))) cases.add('spoofed');
  const complained = complainedOn(group, context);
  if (complained) cases.add('complained');
  const [first] = calls;
  const last = calls.at(-1);
  const values: LetterValues = {
    ...ownValues(context),
    insurer: formalName(group, context),
    count: String(calls.length),
    ...(first ? { first: writtenDay(dayOf(first), context) } : {}),
    ...(last ? { last: writtenDay(dayOf(last), context) } : {}),
    ...(clock?.on ? { refusedOn: writtenDay(clock.on, context) } : {}),
    ...(clock ? { callsAfter: String(clock.calls) } : {}),
    ...(known ? { known } : {}),
    ...(complained ? { complainedOn: writtenDay(complained, context) } : {}),
    early: String(early),
  };
  return { values, cases };
}

/** What a report of one number is filled with: its calls and their times. */
export function numberFacts(calls: readonly NumberedCall[], group: CallGroup, context: PackContext): LetterFacts {
  const whole = letterFacts(group, context);
  const known = knownOf(calls, context);
  const cases = new Set(whole.cases);
  if (!known) cases.delete('knew');
  const [first] = calls;
  const number = first && numberOf(first, context.device.numbers[first.receipt], context.locale);
  const times = calls.map((call) => timeOf(call, context.locale)).join(context.words.sep);
  return { values: { ...whole.values, known, ...(number ? { number } : {}), times }, cases };
}

/** The calls of a group by number, where it is known; calls of unknown number stay alone, those that showed none are left out. */
export function byNumber({ calls }: CallGroup, { device }: PackContext): readonly (readonly NumberedCall[])[] {
  const groups = new Map<string, NumberedCall[]>();
  for (const call of calls.filter(({ numberKind }) => numberKind !== 'hidden' && numberKind !== 'unknown')) {
    const key = (device.numbers[call.receipt] ?? call.enterpriseNumber)?.replace(/\D/g, '') || `#${call.no}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function ownValues(context: PackContext): LetterValues {
  const { name, phone, address, idNumber } = context.device.particulars;
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(address ? { address } : {}),
    ...(idNumber ? { idNumber } : {}),
    today: writtenDay(chinaDate(new Date(context.facts.madeAt)), context),
  };
}

function knownOf(calls: readonly NumberedCall[], { locale, words }: PackContext): string {
  const told = KNEW_FACTS.filter((code) => calls.some(({ facts }) => (facts as readonly string[]).includes(code)));
  return told.map((code) => label('FACTS', code, locale).replace(/^(知道|knew (my )?)/, '')).join(words.sep);
}

/** The day of the latest complaint to the company itself that the driver keeps track of. */
const complainedOn = ({ insurerId }: CallGroup, { facts }: PackContext): string | undefined =>
  facts.complaints
    .filter((complaint) => insurerId !== null && complaint.insurerId === insurerId)
    .map(({ filedOn }) => filedOn)
    .toSorted()
    .at(-1);

/** A day as letters have it: 2026年11月2日, 2 November 2026. */
const writtenDay = (day: string, { locale }: PackContext): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(day),
  );

/** A letter addresses a company by its full name. */
function formalName({ insurerId, name }: CallGroup, { locale }: PackContext): string {
  const insurer = insurerId ? insurerById(insurerId) : undefined;
  if (!insurer) return inLanguage(LETTER_PHRASES.unnamedInsurer, locale);
  return locale === 'en' ? name : insurer.legalNameZh;
}
