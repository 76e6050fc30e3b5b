import type { Locale } from '@/lib/platform/locale';
import taxonomy from '@/prisma/reference/taxonomy.json';
import * as codes from './taxonomy-codes';

export * from './taxonomy-codes';

type Lists = Omit<typeof codes, 'KNEW_FACTS'>;
export type ListName = keyof Lists;
/** The codes of one list: `Code<'ROLES'>` is 'insurer_direct' | … */
export type Code<L extends ListName> = Lists[L][number];

export type TaxonomyEntry = {
  readonly code: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly definition: Readonly<Record<Locale, string>>;
  readonly source: readonly string[];
};

const { KNEW_FACTS: _, ...lists } = codes;
/** All lists by name, for whoever walks the whole taxonomy (data dictionary, schema checks). */
export const LISTS: { readonly [L in ListName]: Lists[L] } = lists;

const entries = new Map<string, TaxonomyEntry>(
  Object.entries(taxonomy.lists).flatMap(([list, rows]) => rows.map((row) => [`${list} ${row.code}`, row] as const)),
);

/** The full entry of a code, or undefined when the list has no such code. */
export function taxonomyEntry(list: ListName, code: string): TaxonomyEntry | undefined {
  return entries.get(`${list} ${code}`);
}

/** Short name of a code for chips and tables; a code the list does not have is shown as it is. */
export function label(list: ListName, code: string, locale: Locale): string {
  return taxonomyEntry(list, code)?.label[locale] ?? code;
}

/** One sentence that says what the code means; empty for a code the list does not have. */
export function definition(list: ListName, code: string, locale: Locale): string {
  return taxonomyEntry(list, code)?.definition[locale] ?? '';
}
