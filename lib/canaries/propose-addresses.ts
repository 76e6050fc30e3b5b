import { type Proposal, pickInTurn } from './proposal';

/** How a proposed address differs: another word for building, stairs or flat; a number written out. */
export const ADDRESS_WAYS = ['wording', 'numeral'] as const;
export type AddressWay = (typeof ADDRESS_WAYS)[number];

/** Words that mean the same to whoever delivers. Longer ones stand first, since 号 is part of 号楼. */
const SAME_PLACE: readonly (readonly string[])[] = [
  ['号楼', '幢', '栋', '座'],
  ['单元', '门'],
  ['室', '房', '户'],
];
const NUMBERED = /(\d{1,4}|[一二三四五六七八九十]{1,3})(号楼|幢|栋|座|单元|门|室|房|户)/g;
const OF_EACH: Record<AddressWay, number> = { wording: 3, numeral: 2 };
const DIGITS = '零一二三四五六七八九';

/**
 * Variants of an address to leave at one place, by which post still arrives: only words for building, stairs and flat change, or how a number up to 99 is
 * written. None is the address itself or one already used.
 */
export function proposeAddresses(address: string, taken: readonly string[], seed: number): Proposal<AddressWay>[] {
  const plain = address.normalize('NFKC').trim();
  const parts = [...plain.matchAll(NUMBERED)];
  const used = new Set([plain, ...taken]);
  const candidates: Record<AddressWay, string[]> = {
    wording: parts.flatMap((part) => otherWords(plain, part)),
    numeral: parts.flatMap((part) => otherNumeral(plain, part)),
  };
  return ADDRESS_WAYS.flatMap((way, turn) =>
    pickInTurn(candidates[way], used, OF_EACH[way], seed + turn).map((variant) => ({ variant, way })),
  );
}

function otherWords(address: string, { index, 0: whole, 1: number = '', 2: word = '' }: RegExpExecArray): string[] {
  const group = SAME_PLACE.find((words) => words.includes(word)) ?? [];
  return group.filter((other) => other !== word).map((other) => replaced(address, index, whole, number + other));
}

function otherNumeral(address: string, { index, 0: whole, 1: number = '', 2: word = '' }: RegExpExecArray): string[] {
  const written = /^\d+$/.test(number) ? inCharacters(Number(number)) : null;
  return written ? [replaced(address, index, whole, written + word)] : [];
}

const replaced = (text: string, at: number, old: string, fresh: string): string =>
  text.slice(0, at) + fresh + text.slice(at + old.length);

/** 1 to 99 as Chinese writes it; null for other numbers, which nobody writes out on a parcel. */
export function inCharacters(number: number): string | null {
  if (!Number.isInteger(number) || number < 1 || number > 99) return null;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const front = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return front + (ones === 0 ? '' : DIGITS[ones]);
}
