import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { type AtomEntry, writeAtom } from '@/lib/platform/atom';
import { fillWhole } from '@/lib/platform/fill';
import { type Locale, localePath } from '@/lib/platform/locale';
import { versionOf } from './about-release';
import { monthName, words } from './say';

type Entry = {
  readonly month: string;
  readonly revision: number;
  readonly publishedAt: Date;
  readonly manifest: Manifest;
};

/** Atom feed (RFC 4287) of the releases, newest first. `origin` is where the site stands. */
export function atomFeed(releases: readonly Entry[], origin: string, locale: Locale): string {
  const say = words(locale);
  const page = `${origin}${localePath(locale, '/dataset')}`;
  return writeAtom({
    language: locale,
    page,
    self: `${page}/feed.atom`,
    title: say.feed.title,
    author: say.publisher,
    rights: DATA_LICENCE.id,
    entries: [...releases]
      .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.month < b.month ? 1 : -1))
      .map((release) => entryOf(release, origin, locale)),
  });
}

function entryOf({ month, revision, publishedAt, manifest }: Entry, origin: string, locale: Locale): AtomEntry {
  const say = words(locale);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const summary = fillWhole(say.feed.summary, { tables: manifest.tables.length, rows });
  return {
    id: `${origin}/dataset/${month}/#${versionOf(manifest)}`,
    title: fillWhole(revision > 1 ? say.feed.again : say.feed.entry, { month: monthName(month, locale) }),
    at: publishedAt,
    link: `${origin}/dataset/${month}/datapackage.json`,
    type: 'application/json',
    summary: [manifest.synthetic ? say.synthetic : '', summary, manifest.notice ?? ''].filter(Boolean).join(' '),
  };
}
