import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CodeTrie } from './code-trie';

const code = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '1'), minLength: 1, maxLength: 6 });

it('finds every code by its bytes wherever they stand, and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(code, { maxLength: 30 }), fc.array(code), fc.string(), (codes, others, before) => {
      const trie = new CodeTrie(codes.map((known, i) => [known, i]));
      for (const text of [...codes, ...others, '', before]) {
        const bytes = Buffer.from(`${before}${text}b`);
        const from = Buffer.byteLength(before);
        expect(trie.find(bytes, from, bytes.length - 1)).toBe(codes.indexOf(text));
      }
    }),
  );
});
