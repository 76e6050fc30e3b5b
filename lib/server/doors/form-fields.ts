/** The fields of a urlencoded body: one value as text, several as a list; fields left empty were not answered. */
export function formFields(body: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null);
  const search = new URLSearchParams(body);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name).filter((value) => value.trim() !== '');
    if (values.length === 1) fields[name] = values[0] as string;
    else if (values.length > 1) fields[name] = values;
  }
  return { ...fields };
}
