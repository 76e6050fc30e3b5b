import type words from '@/messages/zh-CN/pack.json';

/** What the scripts of the page say. */
export type PackDeskWords = Pick<typeof words, 'choose' | 'yours' | 'numbers' | 'make' | 'letters'>;

/** One call as the desk needs it: what it is called, and whether a whole number is wanted. */
export type DeskCall = {
  readonly receipt: string;
  readonly label: string;
  readonly prefix: string | null;
  readonly wantsNumber: boolean;
};
