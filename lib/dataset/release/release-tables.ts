import type { FileColumn } from '@/lib/dataset/files/file-columns';
import { TABLES, type TableSpec } from '@/lib/dataset/monthly-tables';
import { recordList } from '@/lib/dataset/records/record-codes';
import { RECORD_COLUMN_NAMES } from '@/lib/dataset/records/record-columns';
import { columnsOf } from '@/lib/dataset/table-columns';
import type { Locale } from '@/lib/platform/locale';
import { RECORD_TABLES, type RecordTableName } from '@/lib/record/record-tables';
import enTables from '@/messages/en/dataset-columns.json';
import en from '@/messages/en/release-columns.json';
import zhTables from '@/messages/zh-CN/dataset-columns.json';
import zh from '@/messages/zh-CN/release-columns.json';

export type Words = Readonly<Record<Locale, string>>;

/** A table of a release: its columns in the order of the files, and those that name a row; none where rows may be equal. */
export type ReleaseTable = {
  readonly name: string;
  readonly kind: 'counts' | 'later' | 'records' | 'ranking' | 'reference';
  readonly columns: readonly FileColumn[];
  readonly key: readonly string[];
};

const text = (name: string, codes: string | null = null): FileColumn => ({
  name,
  type: 'string',
  nullable: false,
  codes,
});
const whole = (name: string): FileColumn => ({ name, type: 'integer', nullable: false, codes: null });
const real = (name: string): FileColumn => ({ name, type: 'number', nullable: false, codes: null });
const truth = (name: string): FileColumn => ({ name, type: 'boolean', nullable: false, codes: null });
const maybe = (column: FileColumn): FileColumn => ({ ...column, nullable: true });

const counts = (spec: TableSpec): ReleaseTable => ({
  name: spec.name,
  kind: 'counts',
  key: ['period', ...spec.dimensions],
  columns: columnsOf(spec).map(({ name, type }) => ({
    name,
    type,
    nullable: name === 'reporters' && spec.totals,
    codes: spec.dimensions.some((dimension) => dimension === name) ? name : null,
  })),
});

/** The list of the code book for each dimension of what drivers say later. */
const LATER_LISTS: Record<(typeof RECORD_TABLES)[RecordTableName]['dimensions'][number], string> = {
  ...{ state: 'kept_state', channel: 'step', answer: 'after_step', outcome: 'price' },
  ...{ insurer: 'insurer', province: 'province' },
};

const later: readonly ReleaseTable[] = (Object.keys(RECORD_TABLES) as RecordTableName[]).map((name) => {
  const { dimensions, totals } = RECORD_TABLES[name];
  const drivers = totals ? maybe(whole('drivers')) : whole('drivers');
  return {
    ...{ name, kind: 'later', key: ['period', ...dimensions] },
    columns: [
      text('period'),
      ...dimensions.map((dimension) => text(dimension, LATER_LISTS[dimension])),
      ...[text('row'), drivers, whole('count')],
    ],
  };
});

const records: ReleaseTable = {
  name: 'records',
  kind: 'records',
  key: [],
  columns: [text('month'), ...RECORD_COLUMN_NAMES.map((name) => text(name, recordList(name)))],
};

const ranking: readonly ReleaseTable[] = [
  {
    name: 'ranking',
    kind: 'ranking',
    key: ['period', 'method', 'slice_by', 'slice', 'insurer'],
    columns: [
      ...[
        text('period'),
        text('method'),
        text('slice_by'),
        text('slice'),
        whole('position'),
        text('insurer', 'insurer'),
        text('status'),
      ],
      ...[real('index'), real('low'), real('high'), whole('rank_low'), whole('rank_high')].map(maybe),
      ...[truth('red'), maybe(whole('band')), maybe(whole('reporters')), maybe(whole('calls'))],
      ...['after_refusal_percent', 'own_percent', 'rival_percent', 'unverified_percent'].map(whole).map(maybe),
    ],
  },
  {
    name: 'ranking_statistics',
    kind: 'ranking',
    key: ['period', 'method', 'insurer'],
    columns: [
      ...[text('period'), text('method'), text('insurer', 'insurer'), whole('reporters'), whole('units')],
      ...['set_aside_factor', 'province_factor', 'driver_factor', 'design_effect'].map(real).map(maybe),
    ],
  },
  {
    name: 'ranking_parameters',
    kind: 'ranking',
    key: ['period', 'method', 'name'],
    columns: [text('period'), text('method'), text('name'), maybe(real('value'))],
  },
  {
    name: 'ranking_set_aside',
    kind: 'ranking',
    key: [],
    columns: [
      ...[text('period'), text('method'), text('insurer', 'insurer'), text('view')],
      ...[maybe(text('province', 'province')), text('tiers'), maybe(whole('sign_up_from')), maybe(whole('sign_up_to'))],
      ...['week_from', 'week_to', 'observed', 'expected', 'evidence', 'left_out_percent'].map(whole),
    ],
  },
];

const reference: readonly ReleaseTable[] = [
  {
    name: 'insurers',
    columns: [
      ...[text('code'), text('legal_name_zh'), text('short_name_zh'), text('name_en'), text('status')],
      ...[text('successor'), text('corporate_group')].map(maybe),
      ...[text('grade'), text('source')],
    ],
    key: ['code'],
  },
  {
    name: 'official_numbers',
    columns: [text('insurer', 'insurer'), text('number'), text('kind'), text('grade'), text('source')],
    key: ['insurer', 'number'],
  },
  {
    name: 'exposure',
    columns: [
      ...[maybe(text('insurer', 'insurer')), maybe(text('members')), whole('year'), real('vehicles'), real('log_sd')],
      ...[text('basis'), text('grade'), text('source')],
    ],
    key: [],
  },
  {
    name: 'provinces',
    columns: [
      text('code'),
      text('name_zh'),
      text('name_en'),
      maybe(real('vehicles')),
      maybe(whole('year')),
      text('source'),
    ],
    key: ['code'],
  },
  {
    name: 'cities',
    columns: [text('code'), text('province', 'province'), text('name_zh'), text('name_en')],
    key: ['code'],
  },
  {
    name: 'codes',
    columns: [
      ...[text('list'), text('code'), maybe(text('parent')), text('label_zh'), text('label_en')],
      ...[text('definition_zh'), text('definition_en')].map(maybe),
    ],
    key: ['list', 'code'],
  },
].map((table) => ({ ...table, kind: 'reference' as const }));

/** Every table a release can have, in the order of its description. Quarterly ones are in the release of the quarter's last month. */
export const RELEASE_TABLES: readonly ReleaseTable[] = [
  ...TABLES.map(counts),
  ...later,
  records,
  ...ranking,
  ...reference,
];

/** The table of that name. @throws RangeError when a release has none */
export function releaseTable(name: string): ReleaseTable {
  const found = RELEASE_TABLES.find((table) => table.name === name);
  if (!found) throw new RangeError(`a release has no table ${name}`);
  return found;
}

type Described = { title: string; description: string };
type Source = {
  tables: Record<string, string>;
  columns: Record<string, Described>;
  of?: Record<string, Record<string, Described>>;
};

const SOURCES: Record<Locale, readonly Source[]> = { 'zh-CN': [zh, zhTables], en: [en, enTables] };

function inBoth(find: (source: Source) => string | undefined, what: string): Words {
  const say = (locale: Locale) => {
    const found = SOURCES[locale].map(find).find((text) => text !== undefined);
    if (found === undefined) throw new Error(`there are no words for ${what}`);
    return found;
  };
  return { 'zh-CN': say('zh-CN'), en: say('en') };
}

/** What a table is called. */
export const tableTitle = (table: string): Words => inBoth((source) => source.tables[table], table);

/** What a column of a table is called and what it means there. */
export function columnWords(table: string, column: string): { title: Words; description: Words } {
  const of = (part: keyof Described) =>
    inBoth((source) => (source.of?.[table]?.[column] ?? source.columns[column])?.[part], `${table}.${column}`);
  return { title: of('title'), description: of('description') };
}
