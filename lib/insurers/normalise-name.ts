import data from '@/prisma/reference/insurer-search.json';

const simplifiedForms = [...data.simplified];
const toSimplified = new Map([...data.traditional].map((form, i) => [form, simplifiedForms[i] ?? form]));

const syllables = new Map(
  Object.entries(data.readings).flatMap(([syllable, characters]) => [...characters].map((c) => [c, syllable] as const)),
);

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const GENERIC_END =
  /(?:(?:股份)?有限(?:责任)?公司.*|公司|集团|中国|财产保险|财产|电话车险|汽车保险|保险|财险|产险|车险|propertyandcasualty|propertyinsurance|generalinsurance|autoinsurance|insurance|pandc|china|caichanbaoxian|baoxian|chexian|caixian|chanxian)$/;

/** One spelling for every way to type a name: full width, case, accents, spaces, punctuation and traditional forms. */
export function normaliseName(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replaceAll('&', 'and').normalize('NFKD');
  return [...plain]
    .filter((character) => LETTER_OR_DIGIT.test(character))
    .map((character) => toSimplified.get(character) ?? character)
    .join('');
}

/**
 * A normalised name without legal form and words for the trade: 太平洋财产保险股份有限公司 → 太平洋.
 * Agricultural insurers keep theirs (…农险), since 阳光农险 is not 阳光财险. Empty when nothing is left.
 */
export function coreOfName(name: string): string {
  const shorter = name.replace(GENERIC_END, '');
  return shorter === name ? name.replace(/(?<=.)农业(?:相互)?$/, '农险') : coreOfName(shorter);
}

/** Pinyin of a normalised Chinese name, whole and initials; null if a character is not one the insurers' names use. */
export function pinyinOf(name: string): { full: string; initials: string } | null {
  const read = [...name].map((character) => syllables.get(character));
  if (read.length === 0 || read.includes(undefined)) return null;
  return { full: read.join(''), initials: read.map((syllable) => syllable?.[0]).join('') };
}
