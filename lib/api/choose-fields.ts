import { err, ok, type Result } from '@/lib/platform/result';

/**
 * The columns that `fields=` names, in the order in which the rows have them; all of them without it. Names that the rows do not have are told.
 * @param text comma-separated names, or null
 */
export function readFields(
  text: string | null,
  known: readonly string[],
): Result<readonly string[], readonly string[]> {
  if (text === null || text === '') return ok(known);
  const named = text.split(',').map((name) => name.trim());
  const strange = named.filter((name) => !known.includes(name));
  return strange.length > 0 ? err(strange) : ok(known.filter((name) => named.includes(name)));
}

/** Each row with these columns only. */
export const chooseFields = (rows: readonly Record<string, unknown>[], fields: readonly string[]) =>
  rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])));
