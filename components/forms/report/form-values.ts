/** What a form shows again: the typed values of a draft by field. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** All values given for a field. */
export const allValues = (values: FormValues, field: string): readonly string[] => [values[field] ?? []].flat();

/** The first value given for a field, or ''. */
export const firstValue = (values: FormValues, field: string): string => allValues(values, field)[0] ?? '';
