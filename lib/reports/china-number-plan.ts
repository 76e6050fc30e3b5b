/** What China's numbering plan says about a row of digits. */
export type DomesticRead =
  | { kind: ServiceKind; national: string }
  | { kind: 'mobile' | 'mobile_mvno'; national: string; prefix: string }
  | { kind: 'landline'; national: string; prefix?: string }
  | { problem: 'too_short' | 'too_long' | 'not_a_number' | 'sms_gateway' | 'emergency' };
type ServiceKind = 'service95' | 'service96' | 'access10' | 'service12' | 'toll400';

const EMERGENCY = /^(110|112|119|120|122)$/;
const SMS_GATEWAY = /^106\d*$/;
const MOBILE = /^1[3-9]\d{9}$/;
// 170, 171, 162, 165, 167: lines resold by operators without a network of their own.
const VIRTUAL_OPERATOR = /^1(7[01]|6[257])/;
const NATIONAL_95 = /^95\d{3,4}$/;
// Leased call-centre lines show the whole line behind a 950 or 951 code, up to 13 digits; 0950 is no area code.
const LONG_95 = /^(950\d{4,10}|951\d{5})$/;
const PROVINCIAL_96 = /^96\d{3,4}$/;
const CARRIER = /^100\d{2}(\d{2,3})?$/;
const ACCESS_10 = /^10\d{6}$/;
const PUBLIC_12 = /^(1[12]\d{3}|11\d{4}|114)$/;
const TOLL = /^[48]00\d{7}$/;
const AREA = /^0(10|2\d|[3-9]\d{2})(\d+)$/;
const NO_AREA = /^([48]00|950)$/;
const LOCAL = /^[2-8]\d{6,7}$/;
const DIAL_THROUGH = /^(12593|17951|17911|17909|10193|11808)(?=0?1[3-9]\d{9}$)/;

/** Any 11-digit mobile, virtual operators included. */
export const isMobile = (national: string): boolean => MOBILE.test(national);

/** Reads digits as dialled in China, with or without 86, area code, its 0, or the 0 some phones put before any number. */
export function readDomestic(digits: string): DomesticRead {
  const own = digits.replace(DIAL_THROUGH, '');
  const read = readOwn(own) ?? readBehind86(own) ?? (own.length >= 10 ? readArea(`0${own}`) : null) ?? readLocal(own);
  return read ?? { problem: whyNot(own) };
}

/** Reads what follows +86; there the 0 of the area code is usually left out. */
export function readAfterCountryCode(digits: string): DomesticRead {
  const beijingFirst = digits.length === 10 ? readArea(`0${digits}`) : null;
  const read = beijingFirst ?? readOwn(digits) ?? readArea(`0${digits}`) ?? readLocal(digits);
  return read ?? { problem: whyNot(digits) };
}

/** 86 without a plus: eight digits are a local number in Beijing or Guangzhou, otherwise it is the country code. */
function readBehind86(digits: string): DomesticRead | null {
  if (!digits.startsWith('86') || digits.length === 8) return null;
  const read = readAfterCountryCode(digits.slice(2));
  return 'problem' in read && read.problem !== 'sms_gateway' ? null : read;
}

/** Shapes that need no guess. An area code is tried before a stray 0: 0951-95518 is Yinchuan, not 0 + 951…. */
function readOwn(digits: string): DomesticRead | null {
  return readPlain(digits) ?? readArea(digits) ?? readBehindStrayZero(digits);
}

/** 0106… is a Beijing number with figures missing rather than an SMS gateway. */
function readBehindStrayZero(digits: string): DomesticRead | null {
  const read = digits.startsWith('0') ? readPlain(digits.slice(1)) : null;
  return read && 'problem' in read && read.problem === 'sms_gateway' ? null : read;
}

function readPlain(digits: string): DomesticRead | null {
  if (EMERGENCY.test(digits)) return { problem: 'emergency' };
  if (SMS_GATEWAY.test(digits)) return { problem: 'sms_gateway' };
  if (MOBILE.test(digits)) {
    const kind = VIRTUAL_OPERATOR.test(digits) ? 'mobile_mvno' : 'mobile';
    return { kind, national: digits, prefix: digits.slice(0, 3) };
  }
  const kind = serviceKind(digits);
  return kind && { kind, national: digits };
}

function serviceKind(digits: string): ServiceKind | null {
  if (NATIONAL_95.test(digits) || LONG_95.test(digits)) return 'service95';
  if (PROVINCIAL_96.test(digits)) return 'service96';
  if (CARRIER.test(digits) || ACCESS_10.test(digits)) return 'access10';
  if (PUBLIC_12.test(digits)) return 'service12';
  return TOLL.test(digits) ? 'toll400' : null;
}

/** Area code first; the two-figure ones go with eight figures. A national code behind it is the same line everywhere; a 96 code is another in every province. */
function readArea(digits: string): DomesticRead | null {
  const [, area, rest] = AREA.exec(digits) ?? [];
  if (area === undefined || rest === undefined || NO_AREA.test(area)) return null;
  if (LOCAL.test(rest) && (area.length === 3 || rest.length === 8)) {
    return { kind: 'landline', national: digits, prefix: `0${area}` };
  }
  const kind = serviceKind(rest);
  return kind && { kind, national: kind === 'service96' ? digits : rest };
}

function readLocal(digits: string): DomesticRead | null {
  return LOCAL.test(digits) ? { kind: 'landline', national: digits } : null;
}

function whyNot(digits: string): 'too_short' | 'too_long' | 'not_a_number' {
  if (/^1[3-9]/.test(digits)) return digits.length < 11 ? 'too_short' : 'too_long';
  if (digits.length < shortest(digits)) return 'too_short';
  return digits.length > 12 ? 'too_long' : 'not_a_number';
}

function shortest(digits: string): number {
  if (/^0(10|2)/.test(digits)) return 11;
  return digits.startsWith('0') ? 10 : 7;
}
