import { fillWhole } from '@/lib/platform/fill';
import type { Block, Document } from '../document';
import { basis } from './basis';
import { callTable } from './call-table';
import { cover, periodOf } from './cover';
import { evidence, type Pictures } from './evidence';
import { overview } from './overview';
import type { PackContext } from './pack-context';
import { proofs } from './proofs';
import { refusals } from './refusals';

/** The record of the calls: what an authority is handed. */
export function buildRecord(context: PackContext, pictures: Pictures): Document {
  const { words, device, locale } = context;
  const { name } = device.particulars;
  return {
    title: words.title,
    subject: words.subject,
    author: name ? fillWhole(words.author, { name }) : words.authorBlank,
    language: locale,
    running: fillWhole(words.running, { period: periodOf(context) }),
    footer: words.page,
    blocks: [
      ...cover(context),
      ...overview(context),
      ...callTable(context),
      ...refusals(context),
      ...basis(context),
      ...evidence(context, pictures),
      ...statement(context),
      ...proofs(context),
      ...about(context),
    ],
  };
}

const statement = ({ words: { statement, blank } }: PackContext): readonly Block[] => [
  { kind: 'heading', level: 1, text: statement.title },
  { kind: 'paragraph', text: statement.text },
  { kind: 'signature', lines: [fillWhole(statement.sign, { blank }), fillWhole(statement.date, { blank })] },
];

const about = ({ words: { about } }: PackContext): readonly Block[] => [
  { kind: 'heading', level: 1, text: about.title },
  { kind: 'list', ordered: false, items: about.items },
];
