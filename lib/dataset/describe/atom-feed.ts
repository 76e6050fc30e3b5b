import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { type Locale, localePath } from '@/lib/platform/locale';
import { versionOf } from './about-release';
import { fill, monthName, words } from './say';

type Entry = {
  readonly month: string;
  readonly revision: number;
  readonly publishedAt: Date;
  readonly manifest: Manifest;
};

const inXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Atom feed (RFC 4287) of the releases, newest first. `origin` is where the site stands. */
export function atomFeed(releases: readonly Entry[], origin: string, locale: Locale): string {
  const say = words(locale);
  const page = `${origin}${localePath(locale, '/dataset')}`;
  const updated =
    releases
      .map(({ publishedAt }) => publishedAt.toISOString())
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00.000Z';
  const entries = [...releases]
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime() || (a.month < b.month ? 1 : -1))
    .map((release) => entry(release, origin, locale));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <id>${inXml(page)}</id>
  <title>${inXml(say.feed.title)}</title>
  <updated>${updated}</updated>
  <author><name>${inXml(say.publisher)}</name></author>
  <link rel="self" type="application/atom+xml" href="${inXml(`${page}/feed.atom`)}"/>
  <link rel="alternate" type="text/html" href="${inXml(page)}"/>
  <rights>${DATA_LICENCE.id}</rights>
${entries.join('')}</feed>
`;
}

function entry({ month, revision, publishedAt, manifest }: Entry, origin: string, locale: Locale): string {
  const say = words(locale);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const title = fill(revision > 1 ? say.feed.again : say.feed.entry, { month: monthName(month, locale) });
  const summary = fill(say.feed.summary, { tables: manifest.tables.length, rows });
  const told = [manifest.synthetic ? say.synthetic : '', summary, manifest.notice ?? ''].filter(Boolean).join(' ');
  return `  <entry>
    <id>${inXml(`${origin}/dataset/${month}/#${versionOf(manifest)}`)}</id>
    <title>${inXml(title)}</title>
    <published>${publishedAt.toISOString()}</published>
    <updated>${publishedAt.toISOString()}</updated>
    <link rel="alternate" type="application/json" href="${inXml(`${origin}/dataset/${month}/datapackage.json`)}"/>
    <summary>${inXml(told)}</summary>
  </entry>
`;
}
