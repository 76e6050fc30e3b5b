/** A value of what an entry says: a text, a whole number, or a list of texts in their order. */
export type ContentValue = string | number | readonly string[];

/** What an entry says. What is not known is absent. */
export type Content = Readonly<Record<string, ContentValue>>;

/**
 * The one way to write a content down, as RFC 8785 (JCS) does: keys in order, no spaces, what is null left out. So a column that is added to the
 * reports later changes nothing for those that have nothing in it.
 * @throws RangeError for a number that is not whole
 */
export function canonicalContent(content: Readonly<Record<string, ContentValue | null | undefined>>): string {
  const parts: string[] = [];
  for (const key of Object.keys(content).sort()) {
    const value = content[key];
    if (value === null || value === undefined) continue;
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${key} is not a whole number`);
    parts.push(`${JSON.stringify(key)}:${JSON.stringify(value)}`);
  }
  return `{${parts.join(',')}}`;
}
