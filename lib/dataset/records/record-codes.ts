import { insurerById } from '@/lib/insurers/registry';
import { provinceByAdcode } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';
import { type ListName, label, taxonomyEntry } from '@/lib/reports/taxonomy';
import enTables from '@/messages/en/dataset.json';
import en from '@/messages/en/release-columns.json';
import zhTables from '@/messages/zh-CN/dataset.json';
import zh from '@/messages/zh-CN/release-columns.json';
import { RECORD_COLUMN_NAMES, RECORD_COLUMNS, type RecordColumn } from './record-columns';

/** A code of the records with its name, under the next coarser one. */
type RecordCode = {
  readonly list: string;
  readonly code: string;
  readonly parent: string | null;
  readonly label_zh: string;
  readonly label_en: string;
};

const LISTS: Partial<Record<RecordColumn, ListName>> = {
  role: 'ROLES',
  hour_band: 'DAY_PARTS',
  refusal: 'REFUSALS',
  lure: 'LURES',
};

/** Name of the list of the code book that holds the codes of a column of the records. */
export const recordList = (column: RecordColumn): string => `record_${column}`;

/** All codes of the records, coarse and fine. */
export const RECORD_CODES: readonly RecordCode[] = RECORD_COLUMN_NAMES.flatMap((column) => {
  const { codes, parentOf } = RECORD_COLUMNS[column];
  return codes.map((code) => ({
    list: recordList(column),
    code,
    parent: parentOf(code),
    label_zh: nameOf(column, code, 'zh-CN'),
    label_en: nameOf(column, code, 'en'),
  }));
});

function nameOf(column: RecordColumn, code: string, locale: Locale): string {
  const known = ofReference(column, code, locale);
  if (known) return known;
  const words: Record<string, string> = (locale === 'en' ? en : zh).codes;
  const tables: Record<string, { label: string }> = (locale === 'en' ? enTables : zhTables).codes;
  const found = tables[`${column}_${code}`]?.label ?? words[code];
  if (!found) throw new Error(`release-columns has no name for ${column} ${code}`);
  return found;
}

function ofReference(column: RecordColumn, code: string, locale: Locale): string | undefined {
  const english = locale === 'en';
  if (column === 'insurer') return english ? insurerById(code)?.nameEn : insurerById(code)?.shortNameZh;
  if (column === 'province') return english ? provinceByAdcode(code)?.nameEn : provinceByAdcode(code)?.shortZh;
  const list = LISTS[column];
  return list && taxonomyEntry(list, code) ? label(list, code, locale) : undefined;
}
