import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badge } from './badge';
import { rankingFeed } from './ranking-feed';

describe('a badge', () => {
  it('holds what it says, whatever is in it, and is vermilion only when it is red', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.boolean(), (text, red) => {
        const drawn = badge({ left: '勿扰榜', right: text, label: text, red });
        expect(drawn).not.toMatch(/<(?!\/?(?:svg|title|rect|g|text)\b)/);
        expect(drawn.includes('#b23a1e')).toBe(red);
        expect(drawn).not.toContain('NaN');
      }),
    );
  });

  it('is as wide as its words', () => {
    const widthOf = (right: string) =>
      Number(/width="(\d+)"/.exec(badge({ left: '', right, label: '', red: false }))?.[1]);
    expect(widthOf('指数')).toBe(widthOf('') + 26);
    expect(widthOf('1.00')).toBeLessThan(widthOf('指数一二'));
  });
});

it('a feed leads to rankings that stay', () => {
  const run = { id: '7', ranAt: new Date('2026-11-22T03:00:00Z'), title: 'a < b', summary: '"&"' };
  const place = { origin: 'https://example.org', locale: 'en' as const, path: '/insurers/picc' };
  const feed = rankingFeed([run], place, { title: 't', author: 'w', rights: 'ODbL-1.0' });
  expect(feed).toContain('<title>a &lt; b</title>');
  expect(feed).toContain('<summary>&quot;&amp;&quot;</summary>');
  expect(feed).toContain('href="https://example.org/en/rankings/runs/7"');
  expect(feed).toContain(
    '<link rel="self" type="application/atom+xml" href="https://example.org/en/insurers/picc/feed.atom"/>',
  );
  expect(feed).toContain('<updated>2026-11-22T03:00:00.000Z</updated>');
});
