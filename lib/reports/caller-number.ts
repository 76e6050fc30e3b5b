import parsePhoneNumber from 'libphonenumber-js/max';
import { err, ok, type Result } from '@/lib/platform/result';
import { type DomesticRead, isMobile, readAfterCountryCode, readDomestic } from './china-number-plan';
import type { NUMBER_KINDS } from './taxonomy-codes';
import { readWrittenNumber } from './written-number';

export type NumberKind = Exclude<(typeof NUMBER_KINDS)[number], 'unknown'>;
export type NumberProblem =
  | 'empty'
  | 'not_a_number'
  | 'masked'
  | 'too_short'
  | 'too_long'
  | 'sms_gateway'
  | 'emergency';

declare const parsed: unique symbol;
/**
 * A number a call can come from; only `parseCallerNumber` makes one.
 * `national` is digits as dialled inside China (landline with its 0, overseas with '+', hidden empty);
 * `prefix` the first three digits of a mobile or the area code of a landline; `enterprise` a 95/96/10/12/400 number.
 */
export type CallerNumber = Readonly<{
  kind: NumberKind;
  e164: string | null;
  national: string;
  prefix: string | null;
  enterprise: boolean;
}> & { readonly [parsed]: true };

type Parsed = Result<CallerNumber, { code: NumberProblem }>;
type Read = { kind: NumberKind; national: string; prefix?: string; e164?: string | null };

const ENTERPRISE: readonly NumberKind[] = ['service95', 'service96', 'access10', 'service12', 'toll400'];

const made = ({ kind, national, prefix, e164 }: Read): Parsed =>
  ok({
    kind,
    e164: e164 ?? null,
    national,
    prefix: prefix ?? null,
    enterprise: ENTERPRISE.includes(kind),
  } as CallerNumber);

const problem = (code: NumberProblem): Parsed => err({ code });

/** Reads what a driver typed or pasted as the caller's number. Never throws; equal numbers give equal values. */
export function parseCallerNumber(text: string): Parsed {
  const written = readWrittenNumber(text);
  if (written.kind === 'hidden') return made({ kind: 'hidden', national: '' });
  if (written.kind !== 'digits') return problem(written.kind);
  const { digits, international, withoutTail } = written;
  const whole = international ? parseInternational(digits) : parseDomestic(digits);
  if (whole.ok || withoutTail === null) return whole;
  const bare = international ? parseInternational(withoutTail) : parseDomestic(withoutTail);
  return bare.ok ? bare : whole;
}

function parseDomestic(digits: string): Parsed {
  return fromRead(readDomestic(digits));
}

function fromRead(read: DomesticRead): Parsed {
  if ('problem' in read) return problem(read.problem);
  return made({ ...read, e164: e164Of(read.kind, read.national) });
}

/** `digits` are what follows + or 00. Short codes are sometimes displayed with a plus; they stay what they are. */
function parseInternational(digits: string): Parsed {
  if (digits.startsWith('86')) return fromRead(readAfterCountryCode(digits.slice(2)));
  const phone = parsePhoneNumber(`+${digits}`);
  if (!phone?.isValid()) {
    const domestic = parseDomestic(digits);
    if (domestic.ok && (domestic.value.kind !== 'landline' || domestic.value.prefix !== null)) return domestic;
    if (digits.length < 7) return problem('too_short');
    if (digits.length > 15) return problem('too_long');
  }
  return made({ kind: 'overseas', national: `+${digits}`, e164: phone?.isPossible() ? phone.number : null });
}

function e164Of(kind: NumberKind, national: string): string | null {
  if (kind === 'toll400') return `+86${national}`;
  if (isMobile(national)) return `+86${national}`;
  return kind === 'landline' && national.startsWith('0') ? `+86${national.slice(1)}` : null;
}

/** One text per caller, to be hashed: E.164 where there is one, else the short code; 'hidden' for all hidden callers. */
export function callerIdentity(number: CallerNumber): string {
  if (number.kind === 'hidden') return 'hidden';
  return number.e164 ?? number.national;
}

/** The number in groups, for the driver who typed it only. Empty when hidden: the page says so in its own words. */
export function displayNumber(number: CallerNumber): string {
  const { kind, national, prefix } = number;
  if (kind === 'mobile' || kind === 'mobile_mvno') return national.replace(/^(...)(....)(....)$/, '$1 $2 $3');
  if (kind === 'toll400') return national.replace(/^(...)(...)(....)$/, '$1-$2-$3');
  if (kind === 'landline' && prefix !== null) return `${prefix}-${national.slice(prefix.length)}`;
  if (kind === 'overseas') return parsePhoneNumber(national)?.formatInternational() ?? national;
  return national;
}
