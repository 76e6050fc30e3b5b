import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipFiles } from './zip-files';

const now = new Date('2026-11-22T03:00:00Z');

async function unzipped(files: Parameters<typeof zipFiles>[0]) {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipFiles(files, now)) pieces.push(piece);
  return unzipSync(Buffer.concat(pieces));
}

describe('a ZIP', () => {
  it('gives back every file as it was put in, in however many pieces', async () => {
    const file = fc.record({
      name: fc.stringMatching(/^[a-z]{1,8}\/[a-z0-9一-龥]{1,8}$/),
      pressed: fc.boolean(),
      bytes: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(file, { selector: ({ name }) => name, maxLength: 6 }), async (files) => {
        const found = await unzipped(files);
        expect(Object.keys(found).sort()).toEqual(files.map(({ name }) => name).sort());
        for (const { name, bytes } of files)
          expect(Buffer.compare(Buffer.from(found[name] ?? []), Buffer.concat(bytes))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('reads a file only when its turn comes, and ends with an error of its source', async () => {
    const seen: string[] = [];
    const slow = (name: string) => ({
      name,
      pressed: true,
      bytes: (async function* () {
        seen.push(name);
        yield new Uint8Array(10);
      })(),
    });
    const zip = zipFiles([slow('a'), slow('b')], now);
    await zip.next();
    expect(seen).toEqual(['a']);
    const gone = { next: () => Promise.reject(new Error('gone')) };
    const broken = { name: 'x', pressed: true, bytes: { [Symbol.asyncIterator]: () => gone } };
    await expect(unzipped([broken])).rejects.toThrow('gone');
  });
});
