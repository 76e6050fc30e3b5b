import { stringify } from 'csv-stringify/sync';
import { officialNumberOf } from '@/lib/insurers/official-numbers';
import type { NumberBook, NumberNotice } from './number-book';

/**
 * The enterprise numbers that drivers named, without the lines that insurers publish: who blocks those also blocks the claims line after an
 * accident.
 */
export const blockList = (book: NumberBook): NumberNotice[] =>
  book.all().filter(({ number }) => officialNumberOf(number).length === 0);

/** One row a number, with the band of distinct reporters; the last band has no end. */
export function blockListCsv(notices: readonly NumberNotice[]): string {
  const rows = notices.map(({ number, reporters }) => ({
    number,
    reporters_from: reporters.from,
    reporters_to: reporters.to ?? '',
  }));
  return stringify(rows, { header: true, columns: ['number', 'reporters_from', 'reporters_to'] });
}

/**
 * One contact that holds all numbers, as vCard 3.0 (RFC 2426): phones import it and block it in one go.
 * @param name of the contact, without line breaks
 */
export function blockListCard(notices: readonly NumberNotice[], name: string): string {
  const escaped = name.replace(/[\\,;]/g, '\\$&');
  const lines = notices.map(({ number }) => `TEL;TYPE=WORK,VOICE:${number}`);
  return ['BEGIN:VCARD', 'VERSION:3.0', `FN:${escaped}`, `N:${escaped};;;;`, ...lines, 'END:VCARD', ''].join('\r\n');
}
