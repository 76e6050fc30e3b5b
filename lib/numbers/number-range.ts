import { createHash } from 'node:crypto';
import type { NumberBook, NumberNotice } from './number-book';

/** Hexadecimal digits of a range: about a hundred thousand of all numbers in use share them. */
export const RANGE_DIGITS = 5;

/** The range a number is in: the first five hexadecimal digits of the SHA-256 of its digits as dialled inside China. */
export const rangeOf = (national: string): string =>
  createHash('sha256').update(national).digest('hex').slice(0, RANGE_DIGITS);

/** What is published about the numbers of each range: whoever asks for a range does not tell which number rang. */
export function rangesOf(book: NumberBook): ReadonlyMap<string, readonly NumberNotice[]> {
  const ranges = new Map<string, NumberNotice[]>();
  for (const notice of book.all()) {
    const range = rangeOf(notice.number);
    ranges.set(range, [...(ranges.get(range) ?? []), notice]);
  }
  return ranges;
}
