/** What stands in the text: nothing, a «hidden caller» line of a phone, a masked number, or digits. */
export type WrittenNumber =
  | { kind: 'empty' | 'not_a_number' | 'masked' | 'too_long' | 'hidden' }
  | { kind: 'digits'; digits: string; international: boolean; withoutTail: string | null };

const LONGEST = 64;
const INVISIBLE = /[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/gu;
const HIDDEN =
  /^(未知(号码|來電|来电|號碼)?|(号码)?隐藏(号码|来电)?|隱藏號碼|(号码)?(无法|未|不)显示(号码|来电)?|無法顯示(號碼)?|(私人|保密|受限)(号码|號碼|来电)?|无号码|無來電顯示|无来电显示|private(number|caller)?|unknown(number|caller)?|nocallerid|hidden(number)?|withheld|restricted|anonymous)$/;
const LABEL = /^[\p{L}\s:]{1,16}(?=[\d+(])/u;
const PLACE = /(?<=\d\)?)[\s(]+[\p{Script=Han}\s()]{2,16}$/u;
const EXTENSION = /(?:转|轉|分机|分機|extension|ext\.?|[x#,;]|;ext=)[\s:.]*\d{1,6}$/iu;
const DASH_TAIL = /[\p{Pd}\s]+\d{1,5}$/u;
const DECORATION = /[\s\p{Pd}.()[\]·•・。_/]/gu;
const MASK = /\d[\d\s\p{Pd}]*[*＊xX×•●]{2,}/u;

/** Strips everything people, phones and web pages put around a number. Full-width forms count as plain ones. */
export function readWrittenNumber(text: string): WrittenNumber {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').trim();
  if (plain === '') return { kind: 'empty' };
  if (plain.length > LONGEST) return { kind: 'too_long' };
  if (HIDDEN.test(plain.replace(/[\s\p{Pd}.]/gu, '').toLowerCase())) return { kind: 'hidden' };
  if (MASK.test(plain)) return { kind: 'masked' };
  const core = plain.replace(LABEL, '').replace(EXTENSION, '').replace(PLACE, '');
  const whole = digitsOf(core);
  if (whole === null) return { kind: 'not_a_number' };
  const tailless = DASH_TAIL.test(core) ? digitsOf(core.replace(DASH_TAIL, '')) : null;
  return { kind: 'digits', ...whole, withoutTail: tailless?.digits ?? null };
}

/** `digits` without + or 00 when `international`. */
function digitsOf(text: string): { digits: string; international: boolean } | null {
  const dense = text.replace(DECORATION, '');
  if (!/^\+?\d+$/.test(dense)) return null;
  const international = /^(\+|00)/.test(dense);
  const digits = international ? dense.replace(/^\+?0*/, '') : dense;
  return digits === '' ? null : { digits, international };
}
