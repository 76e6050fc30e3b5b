import { fillWhole } from '@/lib/platform/fill';
import { inLanguage } from '@/lib/rights/certainty';
import { LETTERS, type Letter, type LetterId } from '@/lib/rights/letters';
import { type WrittenLetter, writeLetter } from '@/lib/rights/write-letter';
import { factsOf, numberOf, refusalOf, timeOf } from './describe-call';
import type { Block, Document } from './document';
import type { CallGroup } from './group-calls';
import { byNumber, letterFacts, numberFacts } from './letter-facts';
import type { PackContext } from './record/pack-context';

/** One letter about the calls of one company, written and ready to be set; `numbers`: the same for one number each. */
export type PackLetter = {
  readonly letter: Letter;
  readonly group: CallGroup;
  readonly written: WrittenLetter;
};

/** What can be written about the calls: letters to a company for each that was named, and a report for each number. */
export function packLetters(context: PackContext): readonly PackLetter[] {
  return context.groups.flatMap((group) => lettersFor(group).flatMap((letter) => writtenFor(letter, group, context)));
}

function lettersFor(group: CallGroup): readonly Letter[] {
  const business = group.calls.some(({ role }) => BUSINESSES.includes(role));
  return LETTERS.filter(({ id }) => fits(id, group.insurerId !== null, business));
}

const BUSINESSES = ['dealer_4s', 'repair_shop', 'used_car_dealer', 'platform'];

function fits(id: LetterId, named: boolean, business: boolean): boolean {
  if (id === 'report_12321') return true;
  return id === 'complaint_12315' ? business : named;
}

function writtenFor(letter: Letter, group: CallGroup, context: PackContext): readonly PackLetter[] {
  if (letter.id !== 'report_12321') {
    return [{ letter, group, written: writeLetter(letter, letterFacts(group, context), context.locale) }];
  }
  return byNumber(group, context).map((calls) => ({
    letter,
    group: { ...group, calls },
    written: writeLetter(letter, numberFacts(calls, group, context), context.locale),
  }));
}

/** What a letter is about: the company, and of a report of one number that number. */
export function aboutOf({ letter, group, written }: PackLetter): string {
  if (letter.id !== 'report_12321') return group.name;
  const number = written.blocks.find((block) => block.kind === 'field' && block.id === 'number');
  return `${group.name} ${number?.text ?? ''}`;
}

/** The letters as one document, each on a page of its own, reports of numbers together. `gloss`: the same in English, set after each. */
export function buildLetters(context: PackContext, gloss: PackContext | null): Document {
  const { words, device, locale } = context;
  const { name } = device.particulars;
  const letters = packLetters(context);
  const glosses = gloss ? packLetters(gloss) : [];
  let before = '';
  const blocks = letters.flatMap((letter, i): Block[] => {
    const group = `${letter.letter.id} ${letter.group.name}`;
    const again = letter.letter.id === 'report_12321' && before === group;
    before = group;
    const reading = glosses[i];
    return [
      ...(again ? [] : openingOf(letter, context)),
      ...bodyOf(letter, context),
      ...(reading ? glossOf(reading, words) : []),
    ];
  });
  return {
    title: words.letters.title,
    subject: words.subject,
    author: name ? fillWhole(words.author, { name }) : words.authorBlank,
    language: locale,
    running: words.letters.title,
    footer: words.page,
    blocks,
  };
}

function openingOf({ letter, group, written }: PackLetter, { words, locale, groups }: PackContext): readonly Block[] {
  const whole = groups.find(({ name }) => name === group.name)?.calls.length ?? group.calls.length;
  const order = written.order && {
    order: written.order,
    grade: words.basis.grades[letter.grade],
    date: letter.checkedOn,
  };
  return [
    { kind: 'heading', level: 1, text: inLanguage(letter.title, locale), fresh: true },
    { kind: 'paragraph', text: fillWhole(words.letters.about, { insurer: group.name, count: whole }), tone: 'muted' },
    ...(order ? [{ kind: 'paragraph', text: fillWhole(words.letters.order, order), tone: 'muted' } as const] : []),
  ];
}

function bodyOf(letter: PackLetter, context: PackContext): readonly Block[] {
  const blocks = setLetter(letter.written);
  if (letter.letter.id === 'report_12321') {
    const [first] = letter.group.calls;
    const number = first ? numberOf(first, context.device.numbers[first.receipt], context.locale) : '';
    return [{ kind: 'heading', level: 2, text: fillWhole(context.words.letters.numberTitle, { number }) }, ...blocks];
  }
  return [...blocks, ...listOf(letter.group, context)];
}

function glossOf({ written }: PackLetter, words: PackContext['words']): readonly Block[] {
  return [{ kind: 'paragraph', text: words.letters.gloss, tone: 'strong' }, ...setLetter(written)];
}

/** Items stand together as a list, fields as a table of two columns. */
function setLetter({ blocks }: WrittenLetter): readonly Block[] {
  const set: Block[] = [];
  for (const block of blocks) {
    const last = set.at(-1);
    if (block.kind === 'item') {
      if (last?.kind === 'list') set.splice(-1, 1, { ...last, items: [...last.items, block.text] });
      else set.push({ kind: 'list', ordered: true, items: [block.text] });
    } else if (block.kind === 'field') {
      const row = [block.label, block.text] as const;
      if (last?.kind === 'pairs') set.splice(-1, 1, { ...last, rows: [...last.rows, row] });
      else set.push({ kind: 'pairs', rows: [row] });
    } else if (block.kind === 'closing') set.push({ kind: 'signature', lines: block.text.split('\n') });
    else set.push({ kind: 'paragraph', text: block.text });
  }
  return set;
}

function listOf({ calls }: CallGroup, { device, words, locale }: PackContext): readonly Block[] {
  const shares = [6, 18, 20, 18, 38];
  return [
    { kind: 'heading', level: 2, text: words.letters.listTitle },
    {
      kind: 'table',
      columns: words.letters.listColumns.map((title, i) => ({ title, share: shares[i] ?? 10 })),
      rows: calls.map((call) => [
        String(call.no),
        timeOf(call, locale),
        numberOf(call, device.numbers[call.receipt], locale),
        refusalOf(call, locale),
        factsOf(call, locale),
      ]),
    },
  ];
}
