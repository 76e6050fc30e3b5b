/** What in a text leads to a person, and must be taken out before it can be shown. */
export const PERSONAL_TRACES = ['mobile', 'email', 'identity', 'plate'] as const;
export type PersonalTrace = (typeof PERSONAL_TRACES)[number];

// Between two digits of one number: nothing, or what people write there. Numbers of a company (95518, 400-…) have fewer digits, or begin otherwise.
const GAP = String.raw`[ \t\p{Pd}.·•・_()]{0,2}`;
const MOBILE = new RegExp(String.raw`(?<!\d)(?:\+?(?:00)?86${GAP})?1${GAP}[3-9](?:${GAP}\d){9}(?!\d)`, 'u');
const MASKED_MOBILE = /(?<!\d)1[3-9]\d ?[*×xX]{2,8} ?\d{2,4}(?!\d)/u;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64} ?@ ?[\p{L}\p{N}-]{1,63}(?: ?\. ?[\p{L}\p{N}-]{1,63})+/u;
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/u;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·•・-]?(?=[A-Z]*\d)[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]{1,2}(?![A-Za-z0-9])/u;

const NUMERALS = '〇零一幺二三四五六七八九';
const DIGITS = '001123456789';

/**
 * The first thing in a text that leads to a person: a mobile number, an e-mail address, an identity number, a plate. Full-width forms, invisible
 * characters and Chinese numerals are read as a person reads them; a company's service numbers and landlines pass.
 */
export function personalTrace(text: string): PersonalTrace | null {
  const plain = text.normalize('NFKC').replace(/[\p{Cf}\p{Mn}]/gu, '');
  const digits = plain.replace(
    /[〇零一幺二三四五六七八九]/gu,
    (numeral) => DIGITS[NUMERALS.indexOf(numeral)] ?? numeral,
  );
  if (IDENTITY.test(digits)) return 'identity';
  if (MOBILE.test(digits) || MASKED_MOBILE.test(digits)) return 'mobile';
  if (EMAIL.test(plain)) return 'email';
  return PLATE.test(plain) ? 'plate' : null;
}
