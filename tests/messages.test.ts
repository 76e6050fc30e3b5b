import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', 'messages');
const namespaces = readdirSync(join(folder, 'zh-CN'));

type Tree = { [key: string]: string | Tree | (string | Tree)[] };

function texts(tree: Tree | Tree[string], path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree).flatMap(([key, value]) => texts(value as Tree[string], `${path}.${key}`));
}

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
