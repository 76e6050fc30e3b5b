/** A company's line in a table of complaints: how many, and how many per unit of business where that is known. */
export type ComplaintLine = { readonly name: string; readonly count: number; readonly rate: number | null };

/** Places that a printed figure allows, both ends included: companies with one printed figure share them. */
export type Places = { readonly first: number; readonly last: number };

/** Complaints per unit of business: count ÷ premium in 亿元, or count ÷ policies in 万张; null without business to divide by. */
export const perUnit = (count: number, business: number | null): number | null =>
  business !== null && business > 0 ? count / business : null;

// Node comes with the Chinese collation; the order of a name does not depend on the machine's language.
const byPinyin = new Intl.Collator('zh-u-co-pinyin');

/**
 * Places by count, most first, as the regulator gives them: never shared. Among equal counts the higher rate comes first, a missing one last
 * (all ties of the complete table of 2012 follow this), and without rates the names in pinyin order (all ties of the later tables do).
 */
export function ranksByCount<T extends ComplaintLine>(lines: readonly T[]): (T & { readonly rank: number })[] {
  return [...lines]
    .sort((a, b) => b.count - a.count || (b.rate ?? -1) - (a.rate ?? -1) || byPinyin.compare(a.name, b.name))
    .map((line, i) => ({ ...line, rank: i + 1 }));
}

/**
 * Places by rate, highest first. The regulator breaks ties by digits that it does not print, so equal figures can only be given the places they
 * share. A line without a rate has no place, as in the regulator's tables.
 */
export function placesByRate<T extends { readonly rate: number | null }>(
  lines: readonly T[],
): (T & { readonly places: Places | null })[] {
  const rates = lines.flatMap(({ rate }) => rate ?? []);
  return lines.map((line) => {
    const { rate } = line;
    if (rate === null) return { ...line, places: null };
    const first = 1 + rates.filter((other) => other > rate).length;
    return { ...line, places: { first, last: rates.filter((other) => other >= rate).length } };
  });
}
