import type words from '@/messages/zh-CN/pack.json';

/** What the scripts of the page say. */
export type PackDeskWords = Pick<typeof words, 'choose' | 'yours' | 'numbers' | 'make' | 'letters'>;

/** Fills `{name}` in a sentence. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** One call as the desk needs it: what it is called, and whether a whole number is wanted. */
export type DeskCall = {
  readonly receipt: string;
  readonly label: string;
  readonly prefix: string | null;
  readonly wantsNumber: boolean;
};
