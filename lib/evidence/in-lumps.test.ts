import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inLumps } from './in-lumps';

it('gives the same bytes in pieces of at least so many, but for the last', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 30 }), async (sent, least) => {
      const source = (async function* () {
        for (const piece of sent) yield Buffer.from(piece);
      })();
      const lumps: Buffer[] = [];
      for await (const lump of inLumps(source, least)) lumps.push(lump);
      expect(Buffer.concat(lumps)).toEqual(Buffer.concat(sent));
      expect(lumps.slice(0, -1).every((lump) => lump.length >= least)).toBe(true);
      expect(lumps.every((lump) => lump.length > 0)).toBe(true);
    }),
  );
});
