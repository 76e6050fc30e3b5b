import { insurerName } from '@/lib/insurers/insurer-name';
import { normaliseName, pinyinOf } from '@/lib/insurers/normalise-name';
import { INSURERS, type Insurer } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';

type InsurerGroup = { readonly letter: string; readonly insurers: readonly Insurer[] };

/** Companies of today by first letter: of the pinyin on a Chinese page, of the English name on an English one. */
export function groupsByLetter(locale: Locale): InsurerGroup[] {
  const spelled = INSURERS.filter(({ id, currentId }) => id === currentId)
    .map((insurer) => ({ insurer, spelling: spellingOf(insurer, locale) }))
    .sort((a, b) => (a.spelling < b.spelling ? -1 : 1));
  const groups = new Map<string, Insurer[]>();
  for (const { insurer, spelling } of spelled) {
    const letter = (spelling[0] ?? '#').toUpperCase();
    groups.set(letter, [...(groups.get(letter) ?? []), insurer]);
  }
  return [...groups].map(([letter, insurers]) => ({ letter, insurers }));
}

function spellingOf(insurer: Insurer, locale: Locale): string {
  const name = normaliseName(insurerName(insurer, locale));
  return locale === 'en' ? name : (pinyinOf(name)?.full ?? name);
}

/** Former companies, in the order of the reference list. */
export const formerInsurers = (): Insurer[] => INSURERS.filter(({ id, currentId }) => id !== currentId);

/** Companies that became this one. */
export const formerNamesOf = (insurer: Insurer): Insurer[] =>
  INSURERS.filter(({ id, currentId }) => currentId === insurer.id && id !== insurer.id);
