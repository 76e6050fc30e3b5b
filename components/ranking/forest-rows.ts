import type { ForestRow } from '@/components/charts/forest-row-data';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import type { CountsLine } from './counts-table';

/** Name of the company of a row; its id where the reference list no longer has it. */
export function rowName(row: ShownRankingRow, locale: Locale): string {
  const insurer = insurerById(row.insurerId);
  return insurer ? insurerName(insurer, locale) : row.insurerId;
}

export const insurerPath = (id: string, locale: Locale): string => localePath(locale, `/insurers/${id}`);

/** A published row as the forest plot draws it, with a link to the company's record. */
export function forestRow(row: ShownRankingRow, locale: Locale): ForestRow {
  const { insurerId, index, low, high, rankLow, rankHigh, red, band, status } = row;
  return {
    id: insurerId,
    label: rowName(row, locale),
    href: insurerPath(insurerId, locale),
    ...{ index, low, high, rankLow, rankHigh, red, band, status },
  };
}

/** A published row as a line of the table of counts. */
export const countsLine = (row: ShownRankingRow, locale: Locale): CountsLine => ({
  id: row.insurerId,
  label: rowName(row, locale),
  href: insurerPath(row.insurerId, locale),
  row,
});
