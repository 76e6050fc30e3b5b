import type query from '@/messages/en/query.json';

/** Words of the desk, in the reader's language; they come with the page, since the browser has no others. */
export type QueryWords = (typeof query)['desk'];
