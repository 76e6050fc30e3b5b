import type { Locale } from '@/lib/platform/locale';
import en from '@/messages/en/dataset-columns.json';
import zh from '@/messages/zh-CN/dataset-columns.json';
import { TABLES, type TableSpec } from './monthly-tables';
import { columnWords, RELEASE_TABLES, tableTitle } from './release/release-tables';
import { type Column, columnsOf } from './table-columns';

/** The same text in every language of the site. */
type InEachLanguage = Readonly<Record<Locale, string>>;

/** A column of the released files; `codes` names the list of the code book that its values stand in. */
type DescribedColumn = Pick<Column, 'name' | 'type'> & {
  readonly title: InEachLanguage;
  readonly description: InEachLanguage;
  readonly codes: string | null;
};

type DescribedTable = Pick<TableSpec, 'name' | 'period' | 'totals'> & {
  readonly title: InEachLanguage;
  readonly columns: readonly string[];
};

/** Under what terms the data may be used. */
export const DATA_LICENCE = Object.freeze({
  id: 'ODbL-1.0',
  name: 'Open Database License (ODbL) v1.0',
  url: 'https://opendatacommons.org/licenses/odbl/1-0/',
});

/** Every predefined table with its columns in the order of the files. */
export const DESCRIBED_TABLES: readonly DescribedTable[] = TABLES.map((spec) => ({
  name: spec.name,
  period: spec.period,
  totals: spec.totals,
  title: words(spec.titleKey),
  columns: columnsOf(spec).map(({ name }) => name),
}));

/** Every column that a table has, each once: period first, then the dimensions, then kind of row and counts. */
export const DESCRIBED_COLUMNS: readonly DescribedColumn[] = inOrder().map(
  ({ name, type, titleKey, descriptionKey }) => ({
    name,
    type,
    title: words(titleKey),
    description: words(descriptionKey),
    codes: TABLES.some((spec) => spec.dimensions.some((dimension) => dimension === name)) ? name : null,
  }),
);

/** Every table of a monthly release with its columns as they stand in its files. */
const releaseTables = () =>
  RELEASE_TABLES.map(({ name, kind, key, columns }) => ({
    ...{ name, kind, title: tableTitle(name), key },
    columns: columns.map((column) => ({ ...column, ...columnWords(name, column.name) })),
  }));

/** The dictionary of all released tables as JSON text, in every language: those of a period, and those of the monthly releases. */
export function dictionaryJson(): string {
  const dictionary = { licence: DATA_LICENCE, tables: DESCRIBED_TABLES, columns: DESCRIBED_COLUMNS };
  return `${JSON.stringify({ ...dictionary, releaseTables: releaseTables() }, null, 1)}\n`;
}

function inOrder(): Column[] {
  const all = TABLES.flatMap((spec) => columnsOf(spec));
  const dimensions = new Set<string>(TABLES.flatMap((spec) => spec.dimensions));
  const before = all.filter(({ name }) => name === 'period');
  const counts = all.filter(({ name }) => name !== 'period' && !dimensions.has(name));
  const ordered = [...before, ...all.filter(({ name }) => dimensions.has(name)), ...counts];
  return [...new Map(ordered.map((column) => [column.name, column])).values()];
}

function words(key: string): InEachLanguage {
  return { 'zh-CN': lookUp(zh, key), en: lookUp(en, key) };
}

function lookUp(messages: object, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], messages);
  if (typeof found !== 'string') throw new Error(`dataset-columns has no ${key}`);
  return found;
}
