import { inXml } from './in-xml';

/** One entry of a feed; `link` where it is read, `type` of what stands there. */
export type AtomEntry = {
  readonly id: string;
  readonly title: string;
  readonly at: Date;
  readonly link: string;
  readonly type: string;
  readonly summary: string;
};

export type AtomFeed = {
  readonly language: string;
  /** Where the feed's page stands; its id as well. */
  readonly page: string;
  readonly self: string;
  readonly title: string;
  readonly author: string;
  readonly rights: string;
  readonly entries: readonly AtomEntry[];
};

/** An Atom feed (RFC 4287), entries in the order given; its date is that of the newest entry. */
export function writeAtom({ language, page, self, title, author, rights, entries }: AtomFeed): string {
  const updated = new Date(Math.max(0, ...entries.map(({ at }) => at.getTime()))).toISOString();
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${inXml(language)}">
  <id>${inXml(page)}</id>
  <title>${inXml(title)}</title>
  <updated>${updated}</updated>
  <author><name>${inXml(author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${inXml(self)}"/>
  <link rel="alternate" type="text/html" href="${inXml(page)}"/>
  <rights>${inXml(rights)}</rights>
${entries.map(writeEntry).join('')}</feed>
`;
}

const writeEntry = ({ id, title, at, link, type, summary }: AtomEntry): string => `  <entry>
    <id>${inXml(id)}</id>
    <title>${inXml(title)}</title>
    <published>${at.toISOString()}</published>
    <updated>${at.toISOString()}</updated>
    <link rel="alternate" type="${inXml(type)}" href="${inXml(link)}"/>
    <summary>${inXml(summary)}</summary>
  </entry>
`;
