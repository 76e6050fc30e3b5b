import { parseCallerNumber } from '@/lib/reports/caller-number';

/** A caller's number in a line, as written; `end` is the place after it. */
export type FoundNumber = { readonly number: string; readonly at: number; readonly end: number };

const HIDDEN =
  /未知(?:号码|来电)|隐藏号码|私人号码|保密号码|无(?:主叫)?号码|无来电显示|号码未显示|no caller id|(?:private|unknown|hidden|withheld) (?:number|caller)/gi;
const MASKED = /(?<!\d)\d{3,4} ?[*＊•●xX]{2,8} ?\d{2,4}(?!\d)/g;
const RUN = /(?:\+ ?)?\(?\d[\d ().+-]{1,40}\d/g;
const GROUP = /\+? ?\d+/g;

/** Groups that may stand apart in one number: a country or area code in front, then at least three figures each. */
const MOST_GROUPS = 5;
/** What the product calls a caller without a number, whatever a phone calls him. */
export const HIDDEN_CALLER = '隐藏号码';

/**
 * The numbers in a line from which dates, times and lengths were taken out, in their order. A masked number counts as one: its entry must not be
 * given to another caller. Two numbers that stand side by side are told apart by what a number can be.
 */
export function findNumbers(line: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const { 0: text, index: at } of line.matchAll(HIDDEN)) {
    found.push({ number: HIDDEN_CALLER, at, end: at + text.length });
  }
  for (const { 0: text, index: at } of line.matchAll(MASKED)) found.push({ number: text, at, end: at + text.length });
  const masked = line.replace(MASKED, (text) => ' '.repeat(text.length));
  for (const { 0: run, index: at } of masked.matchAll(RUN)) found.push(...numbersIn(run, at));
  return found.sort((a, b) => a.at - b.at);
}

type Group = { readonly text: string; readonly at: number };

/** Numbers in a run of figures and separators: from the left, the longest row of groups that is one. */
function numbersIn(run: string, offset: number): FoundNumber[] {
  const groups = [...run.matchAll(GROUP)].map(({ 0: text, index }): Group => ({ text, at: index }));
  const found: FoundNumber[] = [];
  for (let i = 0; i < groups.length; ) {
    const length = longestNumber(groups.slice(i, i + MOST_GROUPS));
    const first = groups[i] as Group;
    if (length > 0) {
      const last = groups[i + length - 1] as Group;
      const end = last.at + last.text.length;
      found.push({ number: run.slice(first.at, end).trim(), at: offset + first.at, end: offset + end });
    }
    i += Math.max(length, 1);
  }
  return found;
}

/** Figures of the longest number there is, with a country code dialled in front. */
const MOST_FIGURES = 17;

/** How many of the groups make one number; 0 when the first begins none. */
function longestNumber(groups: readonly Group[]): number {
  for (let length = groups.length; length > 0; length--) {
    const tried = groups.slice(0, length).map(({ text }) => text.replaceAll(' ', ''));
    const text = tried.join(' ');
    if (text.length - length < MOST_FIGURES && standsTogether(tried) && isNumber(text, length)) return length;
  }
  return 0;
}

/** Only a country code, or an area code behind one, is shorter than three figures. */
function standsTogether(groups: readonly string[]): boolean {
  const bare = /^(?:\+\d{1,3}|0086|86)$/.test(groups[0] ?? '') ? groups.slice(1) : groups;
  const rest = bare.length < groups.length && /^\d{2}$/.test(bare[0] ?? '') ? bare.slice(1) : bare;
  return rest.length > 0 && rest.every((text) => text.replace('+', '').length >= 3);
}

/** A local number without its area says too little unless it is written as one; a year is none at all. */
function isNumber(text: string, groups: number): boolean {
  const read = parseCallerNumber(text);
  if (!read.ok) return false;
  const { kind, prefix, national } = read.value;
  if (kind !== 'landline' || prefix !== null) return true;
  return groups === 1 && national.length === 8 && !national.startsWith('20');
}
