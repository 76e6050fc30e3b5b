import { insurerById } from '@/lib/insurers/registry';
import { cityByAdcode, provinceByAdcode } from '@/lib/places/places';
import type { LOCALES } from '@/lib/platform/locale';
import { type ListName, taxonomyEntry } from '@/lib/reports/taxonomy';

/** The list that says what the codes of a stored column mean. */
const LIST_OF: Readonly<Record<string, ListName>> = {
  role: 'ROLES',
  relation: 'RELATIONS',
  refusal: 'REFUSALS',
  answer: 'ANSWERS',
  number_kind: 'NUMBER_KINDS',
  addressed_as: 'ADDRESSED_AS',
  said_name: 'SAID',
  said_company: 'SAID',
  said_certificate: 'SAID',
  facts: 'FACTS',
  lures: 'LURES',
  leak_point: 'LEAK_POINTS',
  leak_confidence: 'CONFIDENCE',
  did: 'DID',
  wants: 'WANTS',
  outcome: 'OUTCOMES',
  campaign_start: 'TIMING',
  campaign_calls: 'CAMPAIGN_CALLS',
};

type Labels = Readonly<Record<(typeof LOCALES)[number], string>>;

/** Codes of a report with what they are called, in both languages, beside the stored values. */
export function labelledReport(stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const labels: Record<string, Labels | Labels[]> = {};
  for (const [column, value] of Object.entries(stored)) {
    const said = labelOf(column, value);
    if (said) labels[column] = said;
  }
  return { ...stored, labels };
}

function labelOf(column: string, value: unknown): Labels | Labels[] | null {
  const list = LIST_OF[column];
  if (list && Array.isArray(value)) return value.flatMap((code) => taxonomyEntry(list, String(code))?.label ?? []);
  if (typeof value !== 'string') return null;
  if (list) return taxonomyEntry(list, value)?.label ?? null;
  if (column === 'insurer_id') return inBoth(insurerById(value), 'shortNameZh');
  if (column === 'city_adcode') return inBoth(cityByAdcode(value), 'nameZh');
  if (column === 'province_adcode') return inBoth(provinceByAdcode(value), 'nameZh');
  return null;
}

function inBoth<Z extends string>(
  named: ({ readonly nameEn: string } & Readonly<Record<Z, string>>) | undefined,
  zh: Z,
) {
  return named ? { 'zh-CN': named[zh], en: named.nameEn } : null;
}
