import { type AtomEntry, writeAtom } from '@/lib/platform/atom';
import { type Locale, localePath } from '@/lib/platform/locale';

/** Words of a feed in one language. */
export type FeedWords = { readonly title: string; readonly author: string; readonly rights: string };

/** A ranking as it was published on a day, with what the feed says of it. */
export type FeedRun = {
  readonly id: string;
  readonly ranAt: Date;
  readonly title: string;
  readonly summary: string;
};

type Place = {
  readonly origin: string;
  readonly locale: Locale /** Public path of the page the feed belongs to. */;
  readonly path: string;
};

/** The feed of rankings, or of one company's standing in them; each entry leads to the ranking as it stays. `others`: what else there is to tell, in time. */
export function rankingFeed(
  runs: readonly FeedRun[],
  { origin, locale, path }: Place,
  words: FeedWords,
  others: readonly AtomEntry[] = [],
): string {
  const page = origin + localePath(locale, path);
  const entryOf = ({ id, ranAt, title, summary }: FeedRun): AtomEntry => ({
    id: `${page}#run-${id}`,
    title,
    at: ranAt,
    link: origin + localePath(locale, `/rankings/runs/${id}`),
    type: 'text/html',
    summary,
  });
  const self = `${page.replace(/\/$/, '')}/feed.atom`;
  const entries = [...runs.map(entryOf), ...others].sort((a, b) => b.at.getTime() - a.at.getTime());
  return writeAtom({ language: locale, page, self, ...words, entries });
}
