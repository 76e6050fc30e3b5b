import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FACTS, LURES } from '@/lib/reports/taxonomy';
import { CHANNEL_IDS, COMPLAINT_CHANNELS, NOT_FOR_THIS } from './complaint-channels';
import { citeRule, LEGAL_RULES, marksOf, ruleById } from './legal-rules';
import { LETTER_PHRASES, LETTERS } from './letters';
import { RULES_OF_CIRCUMSTANCES, RULES_OF_FACTS, RULES_OF_LURES } from './rules-of-facts';
import { LETTER_VALUES } from './write-letter';

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length;
const unread = LEGAL_RULES.filter(({ grade }) => grade === 'recall');
const weak = LEGAL_RULES.filter(({ force }) => force !== 'binding');
/** An article named by its number, or an instrument by its marks. */
const CITED = /第[一二三四五六七八九十百千零〇\d]+条|《|》|\bArticles? \d/;
const GAPS = /\{([\w.]+)\}/g;
const gapsOf = (text: string): string[] => [...text.matchAll(GAPS)].map(([, name = '']) => name);
const textsOf = ({ blocks, order }: (typeof LETTERS)[number]) => [
  ...blocks.map(({ text }) => text),
  ...(order ? [order] : []),
];

test('ids are unique, and every authority that the code knows is there', () => {
  expect(distinct(LEGAL_RULES.map(({ id }) => id))).toBe(true);
  expect(distinct(LETTERS.map(({ id }) => id))).toBe(true);
  expect(COMPLAINT_CHANNELS.map(({ id }) => id)).toEqual([...CHANNEL_IDS]);
});

test('every rule, letter and authority has its words in both languages, a source, a grade and a day of checking', () => {
  for (const one of [...LEGAL_RULES, ...LETTERS, ...COMPLAINT_CHANNELS, ...NOT_FOR_THIS]) {
    expect(one.source, one.id).toMatch(/^https?:\/\//);
    expect(['text', 'press', 'recall'], one.id).toContain(one.grade);
    expect(one.checkedOn, one.id).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
  for (const { id, gives, instrument } of LEGAL_RULES) {
    for (const words of [gives, instrument]) {
      expect(words.zh, id).toMatch(/\p{Script=Han}/u);
      expect(words.en, id).not.toMatch(/\p{Script=Han}/u);
    }
  }
});

test('a rule that was not read says where to look it up, and is cited with a mark', () => {
  expect(unread.map(({ id }) => id)).toContain('criminal_law_253');
  for (const rule of unread) {
    expect(rule.sourceKind, rule.id).toBe('to_check');
    expect(citeRule(rule, 'zh-CN')).toContain('待核');
    expect(citeRule(rule, 'en')).toContain('not checked');
  }
});

test('what is no law in force is never cited without its mark, in either language', () => {
  expect(weak.map(({ id }) => id).sort()).toEqual([
    'campaign_2018',
    'miit_voice_draft',
    'notice_2013_40_days',
    'notice_2013_refusal',
    'unsocial_hours',
  ]);
  for (const rule of weak) {
    for (const locale of ['zh-CN', 'en']) {
      expect(marksOf(rule, locale).length, rule.id).toBeGreaterThan(0);
      for (const mark of marksOf(rule, locale)) expect(citeRule(rule, locale)).toContain(mark);
    }
  }
  expect(citeRule(ruleById('notice_2013_40_days'), 'zh-CN')).toContain('效力未确认');
});

test('law stands in letters and pages only by the id of its rule, which exists', () => {
  for (const letter of LETTERS) {
    for (const { zh, en } of textsOf(letter)) {
      for (const text of [zh, en]) expect(text.replaceAll(GAPS, ''), letter.id).not.toMatch(CITED);
      const cited = gapsOf(zh).filter((gap) => gap.includes('.'));
      for (const gap of cited) expect(ruleById(gap.split('.')[1] ?? '').id).toBe(gap.split('.')[1]);
      expect(gapsOf(en).sort(), `${letter.id}: the same gaps in both languages`).toEqual(gapsOf(zh).sort());
    }
  }
  for (const channel of COMPLAINT_CHANNELS) {
    for (const words of [channel.takes, channel.takesNot, channel.asks, channel.term, channel.say]) {
      expect(words.zh + words.en, channel.id).not.toMatch(CITED);
    }
    for (const id of [...channel.rules, channel.termRule ?? 'pipl_45']) expect(ruleById(id).id).toBe(id);
  }
  for (const file of ['rights', 'pack', 'pack-document']) {
    for (const locale of ['zh-CN', 'en']) {
      expect(readFileSync(`messages/${locale}/${file}.json`, 'utf8'), `${locale}/${file}`).not.toMatch(CITED);
    }
  }
});

test('every gap of a letter is one that can be filled', () => {
  const known = new Set<string>([...LETTER_VALUES, ...Object.keys(LETTER_PHRASES)]);
  for (const letter of LETTERS) {
    for (const { zh } of textsOf(letter)) {
      for (const gap of gapsOf(zh)) if (!gap.includes('.')) expect(known, `${letter.id}: ${gap}`).toContain(gap);
    }
  }
});

test('no letter, authority or fact leans on a rule about life insurance', () => {
  const life = LEGAL_RULES.filter(({ scope }) => scope === 'life').map(({ id }) => id);
  expect(life).toEqual(['life_telesales_2013']);
  const leant = [
    ...LETTERS.flatMap((letter) => textsOf(letter).flatMap(({ zh }) => gapsOf(zh).map((gap) => gap.split('.')[1]))),
    ...COMPLAINT_CHANNELS.flatMap(({ rules }) => rules),
    ...Object.values(RULES_OF_FACTS).flat(),
    ...Object.values(RULES_OF_LURES).flat(),
    ...Object.values(RULES_OF_CIRCUMSTANCES).flat(),
  ];
  expect(leant.filter((id) => id && life.includes(id))).toEqual([]);
});

test('facts that touch a rule are facts of a report, and their rules exist', () => {
  expect(Object.keys(RULES_OF_FACTS).filter((code) => !(FACTS as readonly string[]).includes(code))).toEqual([]);
  expect(Object.keys(RULES_OF_LURES).filter((code) => !(LURES as readonly string[]).includes(code))).toEqual([]);
  for (const ids of [RULES_OF_FACTS, RULES_OF_LURES, RULES_OF_CIRCUMSTANCES].flatMap((of) => Object.values(of))) {
    for (const id of ids) expect(ruleById(id).id).toBe(id);
  }
});
