import { ANSWER_BANDS, CASE_ENDS } from '@/lib/cases/case-outcome';
import { INSURERS } from '@/lib/insurers/registry';
import { CITIES, PROVINCES } from '@/lib/places/places';
import type { Locale } from '@/lib/platform/locale';
import { FOLLOW_UP_ANSWERS, FOLLOW_UP_CHANNELS } from '@/lib/record/follow-up-codes';
import { QUOTE_OUTCOMES } from '@/lib/record/quote-outcome';
import { definition, KNEW_FACTS, LISTS, type ListName, label } from '@/lib/reports/taxonomy';
import { COMPLAINT_CHANNELS } from '@/lib/rights/complaint-channels';
import en from '@/messages/en/dataset.json';
import zh from '@/messages/zh-CN/dataset.json';
import type { DimensionName } from './monthly-tables';
import { RECORD_CODES } from './records/record-codes';
import { writeCsv } from './write-table';

/**
 * What one code means. `list` is the column that holds it, or the name of a list of the report form that no table has
 * yet. `parent`: province of a city, successor of a former company, next coarser code of a record (lists `record_…`).
 */
type CodeEntry = {
  readonly list: string;
  readonly code: string;
  readonly parent: string | null;
  readonly label_zh: string;
  readonly label_en: string;
  readonly definition_zh: string;
  readonly definition_en: string;
};

type Meaning = Omit<CodeEntry, 'list'>;
type OwnCode = keyof typeof en.codes;

export const CODE_COLUMNS = [
  'list',
  'code',
  'parent',
  'label_zh',
  'label_en',
  'definition_zh',
  'definition_en',
] as const satisfies readonly (keyof CodeEntry)[];

/** Lists of the report form that stand in the code book under the column that holds them. */
const IN_COLUMNS: readonly ListName[] = ['TIMING', 'ROLES', 'RELATIONS', 'REFUSALS', 'LURES', 'LEAK_POINTS'];

const fromList = (list: ListName, codes: readonly string[] = LISTS[list]): Meaning[] =>
  codes.map((code) => ({
    code,
    parent: null,
    label_zh: label(list, code, 'zh-CN'),
    label_en: label(list, code, 'en'),
    definition_zh: definition(list, code, 'zh-CN'),
    definition_en: definition(list, code, 'en'),
  }));

/** A code that only the tables have; its words are messages. */
const own = (code: string, key: OwnCode): Meaning => ({
  code,
  parent: null,
  label_zh: zh.codes[key].label,
  label_en: en.codes[key].label,
  definition_zh: zh.codes[key].definition,
  definition_en: en.codes[key].definition,
});

const named = (code: string, parent: string | null, label_zh: string, label_en: string, definition_zh = '') => ({
  ...{ code, parent, label_zh, label_en, definition_zh },
  definition_en: '',
});

const MEANINGS: Record<DimensionName, () => Meaning[]> = {
  insurer: () => [
    ...INSURERS.map((i) => named(i.id, i.successorId, i.shortNameZh, i.nameEn, i.legalNameZh)),
    own('unknown', 'insurer_unknown'),
    own('multi', 'insurer_multi'),
    own('not_insurer', 'insurer_not_insurer'),
    own('impersonation', 'insurer_impersonation'),
  ],
  province: () => PROVINCES.map((place) => named(place.adcode, null, place.shortZh, place.nameEn, place.nameZh)),
  city: () =>
    CITIES.map((place) => named(place.adcode, place.provinceAdcode, place.shortZh, place.nameEn, place.nameZh)),
  hour_of_week: () => [...hours(), own('unknown', 'hour_unknown')],
  expiry: () => fromList('TIMING'),
  role: () => fromList('ROLES'),
  relation: () => fromList('RELATIONS'),
  refusal: () => fromList('REFUSALS'),
  lure: () => [...fromList('LURES'), own('none', 'lure_none')],
  knew: () => [...fromList('FACTS', KNEW_FACTS), own('none', 'knew_none')],
  leak_point: () => fromList('LEAK_POINTS'),
  basis: () => [own('canary', 'basis_canary'), own('opinion', 'basis_opinion'), own('none', 'basis_none')],
  channel: () =>
    COMPLAINT_CHANNELS.map(({ id, name, takes }) => ({
      ...{ code: id, parent: null, label_zh: name.zh, label_en: name.en },
      ...{ definition_zh: takes.zh, definition_en: takes.en },
    })),
  case_outcome: () => CASE_ENDS.map((code) => own(code, `case_${code}`)),
  answer_days: () => ANSWER_BANDS.map((code) => own(code, `answer_${code}`)),
};

/** Lists of what drivers say after their reports. */
const LATER: Record<string, () => Meaning[]> = {
  kept_state: () => [own('called', 'kept_called'), own('quiet', 'kept_quiet')],
  step: () =>
    FOLLOW_UP_CHANNELS.flatMap((code) => (code === 'renewal' ? own(code, 'step_renewal') : fromList('DID', [code]))),
  after_step: () => FOLLOW_UP_ANSWERS.map((code) => own(code, `after_${code}`)),
  price: () => QUOTE_OUTCOMES.map((code) => own(code, `price_${code}`)),
};

function hours(): Meaning[] {
  // 1 January 2024 was a Monday.
  const day = (locale: Locale, hour: number) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, hour));
  return Array.from({ length: 168 }, (_, hour) => {
    const clock = `${String(hour % 24).padStart(2, '0')}:00–${String(hour % 24).padStart(2, '0')}:59`;
    return named(String(hour), null, `${day('zh-CN', hour)} ${clock}`, `${day('en', hour)} ${clock}`);
  });
}

function allEntries(): CodeEntry[] {
  const columns = Object.entries({ ...MEANINGS, ...LATER }).flatMap(([list, meanings]) =>
    [...meanings(), own('all', 'all')].map((meaning) => ({ list, ...meaning })),
  );
  const others = (Object.keys(LISTS) as ListName[])
    .filter((list) => !IN_COLUMNS.includes(list))
    .flatMap((list) => fromList(list).map((meaning) => ({ list: list.toLowerCase(), ...meaning })));
  const records = RECORD_CODES.map((entry) => ({ ...entry, definition_zh: '', definition_en: '' }));
  return [...columns, ...others, ...records];
}

/** Every code of every released column with its names, and the codes of the report form that no table has yet. */
export const CODE_BOOK: readonly CodeEntry[] = allEntries();

const byCode = new Map(CODE_BOOK.map((entry) => [`${entry.list} ${entry.code}`, entry]));

/** Name of a code of a released column; undefined for a column without codes, or a code that no list has. */
export function codeLabel(list: string, code: string, locale: Locale): string | undefined {
  const entry = byCode.get(`${list} ${code}`);
  return locale === 'en' ? entry?.label_en : entry?.label_zh;
}

/** The code book as CSV text, UTF-8 without byte order mark. */
export const codeBookCsv = (): string =>
  writeCsv(
    CODE_BOOK,
    CODE_COLUMNS.map((name) => ({ name })),
  );

/** The code book as JSON text: the rows of the CSV. */
export const codeBookJson = (): string => `${JSON.stringify({ columns: CODE_COLUMNS, codes: CODE_BOOK }, null, 1)}\n`;
