import type query from '@/messages/en/query.json';

/** Words of the desk, in the reader's language; they come with the page, since the browser has no others. */
export type QueryWords = (typeof query)['desk'];

/** Puts values into the gaps of a text. */
export const gaps = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/<(\w+)>/g, (gap, name: string) => String(values[name] ?? gap));
