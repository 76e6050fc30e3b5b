import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asked, askedWords } from './words/asked-words';
import { fileWords } from './words/file-words';
import { readProgram } from './words/read-program';

const folder = join(import.meta.dirname, '..', 'messages');
const namespaces = readdirSync(join(folder, 'zh-CN'));

type Tree = { [key: string]: string | Tree | (string | Tree)[] };

function texts(tree: Tree | Tree[string], path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree).flatMap(([key, value]) => texts(value as Tree[string], `${path}.${key}`));
}

/** Keys of the words in a file; a list is read as one. */
const wordsIn = (tree: Tree | Tree[string], key: string): string[] =>
  typeof tree === 'string' || Array.isArray(tree)
    ? [key]
    : Object.entries(tree).flatMap(([name, below]) => wordsIn(below, `${key}.${name}`));

const load = (locale: string, file: string) =>
  new Map(texts(JSON.parse(readFileSync(join(folder, locale, file), 'utf8'))));

describe('words', () => {
  it('stand in both languages, file by file', () => {
    expect(readdirSync(join(folder, 'en'))).toEqual(namespaces);
  });

  describe.each(namespaces)('%s', (file) => {
    const zh = load('zh-CN', file);
    const en = load('en', file);

    it('has the same keys in both languages', () => {
      expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
    });

    it('is written plainly: no exclamation marks, no 亲, nothing empty', () => {
      for (const [key, text] of [...zh, ...en]) {
        expect(text, key).not.toMatch(/[!！]|亲[，,]/);
        expect(text.trim(), key).not.toBe('');
      }
    });
  });
});

describe('words and the code', () => {
  let asked: readonly Asked[];
  const keys = namespaces.flatMap((file) =>
    wordsIn(JSON.parse(readFileSync(join(folder, 'en', file), 'utf8')), file.replace('.json', '')),
  );
  const pattern = ({ key, whole }: Asked): string =>
    `^${key.map((piece) => (piece === null ? '.+' : escaped(piece))).join('')}${whole ? '(\\..+)?' : ''}$`;

  beforeAll(() => {
    asked = readProgram((program) => [...askedWords(program), ...fileWords(program)]);
  }, 60_000);

  it('the code says what it asks for, so that the rest can be told', () => {
    const unclear = asked.filter(({ key }) => key[0] === null);
    expect(unclear.map(({ place }) => `${place} asks for words of any kind`)).toEqual([]);
  });

  it('every word is used', () => {
    const plain = new Set(asked.filter(isPlain).map(({ key }) => key.join('')));
    const others = [...new Set(asked.filter((one) => !isPlain(one)).map(pattern))].map((text) => new RegExp(text));
    const unused = keys.filter((key) => !plain.has(key) && !others.some((other) => other.test(key)));
    expect(unused.map((key) => `${key}: nobody says it, take it out of both languages`)).toEqual([]);
  });

  it('every word that is asked for is there', () => {
    const there = new Set(keys);
    const missing = asked.filter((one) => isPlain(one) && !one.mayMiss && !there.has(one.key.join('')));
    expect(missing.map(({ place, key }) => `${place} asks for ${key.join('')}, which is not there`)).toEqual([]);
  });
});

const isPlain = ({ key, whole }: Asked): boolean => !whole && !key.includes(null);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
