import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageCache, prepare, type Rendered } from './page-cache';

const page = (text: string, status = 200, type = 'text/html; charset=utf-8'): Rendered => ({
  status,
  headers: { 'content-type': type },
  body: Buffer.from(text),
});

/** A renderer that answers when told to, and remembers what it was asked. */
function rendererInHand() {
  const asked: string[] = [];
  const waiting: { resolve(page: Rendered): void; reject(error: Error): void }[] = [];
  const cache = new PageCache((upstream) => {
    asked.push(upstream);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  });
  const next = () => waiting.shift() ?? { resolve: () => {}, reject: () => {} };
  return {
    asked,
    cache,
    answer: (rendered: Rendered) => next().resolve(rendered),
    fail: () => next().reject(new Error('away')),
  };
}

/** Until a stale page has been replaced behind the scenes; bounded by the test's own time. */
async function untilText(cache: PageCache, version: string, text: string) {
  while ((await textOf(cache, version)) !== text) await new Promise(setImmediate);
}

const textOf = async (cache: PageCache, version: string, upstream = '/a') =>
  (await cache.get(upstream, version)).body.toString();

describe('the cache', () => {
  it('renders an address once for all who ask at the same time, and keeps it', async () => {
    const { asked, cache, answer } = rendererInHand();
    const both = Promise.all([textOf(cache, '1'), textOf(cache, '1'), textOf(cache, '1')]);
    answer(page('one'));
    expect(await both).toEqual(['one', 'one', 'one']);
    expect(await textOf(cache, '1')).toBe('one');
    expect(asked).toEqual(['/a']);
  });

  it('keeps addresses apart', async () => {
    const { asked, cache, answer } = rendererInHand();
    const both = Promise.all([textOf(cache, '1', '/a'), textOf(cache, '1', '/b')]);
    answer(page('a'));
    answer(page('b'));
    expect(await both).toEqual(['a', 'b']);
    expect(asked).toEqual(['/a', '/b']);
  });

  it('serves the old page while a new one is made, asks for it once, then serves it', async () => {
    const { asked, cache, answer } = rendererInHand();
    const first = textOf(cache, '1');
    answer(page('old'));
    await first;
    expect(await Promise.all([textOf(cache, '2'), textOf(cache, '2')])).toEqual(['old', 'old']);
    expect(asked).toHaveLength(2);
    answer(page('new'));
    await untilText(cache, '2', 'new');
    expect(asked).toHaveLength(2);
  });

  it('makes it again when something was published while it was being made', async () => {
    const { asked, cache, answer } = rendererInHand();
    const early = textOf(cache, '1');
    const late = textOf(cache, '2');
    answer(page('of 1'));
    expect(await Promise.all([early, late])).toEqual(['of 1', 'of 1']);
    expect(await textOf(cache, '2')).toBe('of 1');
    expect(asked).toHaveLength(2);
    answer(page('of 2'));
    await untilText(cache, '2', 'of 2');
  });

  it.each(['fails', 'answers 500'])('keeps the old page when the renderer %s, and tries again', async (how) => {
    const { asked, cache, answer, fail } = rendererInHand();
    const first = textOf(cache, '1');
    answer(page('old'));
    await first;
    for (let time = 2; time < 5; time++) {
      while (asked.length < time) {
        expect(await textOf(cache, '2')).toBe('old');
        await new Promise(setImmediate);
      }
      if (how === 'fails') fail();
      else answer(page('broken', 500));
    }
    expect(await textOf(cache, '2')).toBe('old');
  });

  it('passes a failure on when there is nothing to show, and keeps no error', async () => {
    const { asked, cache, answer, fail } = rendererInHand();
    const first = cache.get('/a', '1');
    fail();
    await expect(first).rejects.toThrow('away');
    const second = cache.get('/a', '1');
    answer(page('broken', 503));
    expect((await second).status).toBe(503);
    const third = textOf(cache, '1');
    answer(page('fine'));
    expect(await third).toBe('fine');
    expect(asked).toHaveLength(3);
  });

  it('keeps no «not found», and forgets a page that is gone', async () => {
    const { asked, cache, answer } = rendererInHand();
    for (let time = 0; time < 2; time++) {
      const missing = cache.get('/nonsense', '1');
      answer(page('missing', 404));
      expect((await missing).status).toBe(404);
    }
    expect(asked).toHaveLength(2);
    const there = textOf(cache, '1');
    answer(page('there'));
    await there;
    await textOf(cache, '2');
    answer(page('gone', 404));
    while (asked.length < 5) {
      void cache.get('/a', '2').catch(() => {});
      await new Promise(setImmediate);
    }
    answer(page('gone', 404));
    expect((await cache.get('/a', '2')).status).toBe(404);
  });
});

describe('a prepared page', () => {
  it('is the same text in three encodings, under a tag of its content', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const prepared = await prepare(page(text), '1');
        expect(brotliDecompressSync(prepared.br).equals(prepared.body)).toBe(true);
        expect(gunzipSync(prepared.gzip).equals(prepared.body)).toBe(true);
        expect((await prepare(page(text), '2')).etag).toBe(prepared.etag);
        expect((await prepare(page(`${text}.`), '1')).etag).not.toBe(prepared.etag);
      }),
      { numRuns: 30 },
    );
  });

  it('carries a policy if it is a page, and none if it is data', async () => {
    expect((await prepare(page('<script>x</script>'), '1')).headers['content-security-policy']).toContain("'sha256-");
    expect((await prepare(page('{}', 200, 'application/json'), '1')).headers).toEqual({
      'content-type': 'application/json',
    });
  });
});
