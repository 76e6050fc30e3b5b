import { chinaLocal } from '@/lib/platform/china-time';
import { fillWhole } from '@/lib/platform/fill';
import type { Block, Picture } from '../document';
import type { PackContext } from './pack-context';

/** A picture the browser has read, by the fingerprint of its file. */
export type Pictures = ReadonlyMap<string, Picture>;

/** The attached files with their fingerprints, and the screenshots themselves where they could be read. */
export function evidence({ calls, words }: PackContext, pictures: Pictures): readonly Block[] {
  const files = calls.flatMap((call) => call.files.map((file) => ({ call, file })));
  const heading: Block = { kind: 'heading', level: 1, text: words.evidence.title };
  if (files.length === 0) return [heading, { kind: 'paragraph', text: words.evidence.none }];
  const shares = [6, 10, 10, 54, 20];
  return [
    heading,
    {
      kind: 'table',
      columns: words.evidence.columns.map((title, i) => ({ title, share: shares[i] ?? 10, mono: i === 3 })),
      rows: files.map(({ call, file }, i) => [
        String(i + 1),
        fillWhole(words.basis.callsOf, { calls: call.no }),
        words.evidence.kinds[file.kind],
        file.sha256,
        chinaLocal(new Date(file.addedAt)).replace('T', ' '),
      ]),
    },
    { kind: 'paragraph', text: words.evidence.note, tone: 'muted' },
    // One screenshot may show many calls: it is drawn once.
    ...[...new Set(files.map(({ file }) => file.sha256))].flatMap((sha256): Block[] => {
      const picture = pictures.get(sha256);
      const shown = files.filter(({ file }) => file.sha256 === sha256);
      const call = [...new Set(shown.map(({ call: { no } }) => no))].join(words.evidence.and);
      return picture ? [{ kind: 'picture', ...picture, caption: fillWhole(words.evidence.picture, { call }) }] : [];
    }),
  ];
}
