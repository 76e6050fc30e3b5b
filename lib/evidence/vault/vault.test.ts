import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKeys } from './file-keys';
import { NotAuthentic, opened, sealed, sealedLength } from './sealed-chunks';

const CHUNK = 64 * 1024;
const lengths = fc.oneof(
  fc.nat(300),
  fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 17),
  fc.nat(3 * CHUNK),
);
const cuts = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 6 });

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let [at, n] = [0, 0]; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}

const seal = (key: Buffer, bytes: Buffer) => whole(sealed(key, pieces(bytes, [bytes.length || 1])));
const open = (key: Buffer, bytes: Buffer, sizes = [bytes.length || 1]) => whole(opened(key, pieces(bytes, sizes)));

describe('a sealed file', () => {
  it('opens to what was sealed, whatever the pieces it comes and goes in', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, cuts, cuts, async (length, coming, going) => {
        const [key, bytes] = [randomBytes(32), randomBytes(length)];
        const file = await whole(sealed(key, pieces(bytes, coming)));
        expect(file.length).toBe(sealedLength(length));
        expect((await open(key, file, going)).equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('does not open when any one bit of it was changed', async () => {
    const key = randomBytes(32);
    const file = await seal(key, randomBytes(CHUNK + 100));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(file);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        await expect(open(key, changed)).rejects.toThrow(NotAuthentic);
      }),
      { numRuns: 80 },
    );
  });

  it('does not open when it is cut off, prolonged, or its chunks change places', async () => {
    const key = randomBytes(32);
    const file = await seal(key, randomBytes(3 * CHUNK));
    const chunk = (n: number) => file.subarray(11 + n * (CHUNK + 16), 11 + (n + 1) * (CHUNK + 16));
    const header = file.subarray(0, 11);
    for (const forged of [
      file.subarray(0, file.length - 1),
      Buffer.concat([header, chunk(0), chunk(1)]),
      Buffer.concat([header, chunk(0)]),
      header,
      file.subarray(0, 5),
      Buffer.concat([header, chunk(1), chunk(0), chunk(2)]),
      Buffer.concat([header, chunk(0), chunk(2)]),
      Buffer.concat([file, chunk(2)]),
      Buffer.concat([file, randomBytes(1)]),
    ]) {
      await expect(open(key, forged)).rejects.toThrow(NotAuthentic);
    }
    await expect(open(randomBytes(32), file)).rejects.toThrow(NotAuthentic);
  });

  it('hands nothing on that is not authentic', async () => {
    const key = randomBytes(32);
    const file = await seal(key, Buffer.alloc(2 * CHUNK, 7));
    file[11 + CHUNK + 20] = (file[11 + CHUNK + 20] ?? 0) ^ 1;
    const got: Buffer[] = [];
    await expect(async () => {
      for await (const piece of opened(key, pieces(file, [1_000]))) got.push(piece);
    }).rejects.toThrow(NotAuthentic);
    expect(Buffer.concat(got).equals(Buffer.alloc(CHUNK, 7))).toBe(true);
  });
});

describe('the key of a file', () => {
  const secrets = ['one', 'two', 'three'].map((word) => word.padEnd(43, 'x'));

  it('comes out of its wrapping, for its own file alone', () => {
    const keys = fileKeys([secrets[0] ?? '']);
    const { key, ...wrapped } = keys.make('file');
    expect(wrapped.wrappedKey).toHaveLength(60);
    expect(keys.unwrap('file', wrapped).equals(key)).toBe(true);
    expect(() => keys.unwrap('other', wrapped)).toThrow();
    for (let at = 0; at < 60; at++) {
      const changed = Buffer.from(wrapped.wrappedKey);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => keys.unwrap('file', { ...wrapped, wrappedKey: changed })).toThrow();
    }
  });

  it('moves to a new secret by its id, and is lost without the old one', () => {
    const [old, now, other] = secrets as [string, string, string];
    const { key, ...wrapped } = fileKeys([old]).make('file');
    const both = fileKeys([now, old]);
    expect(both.unwrap('file', wrapped).equals(key)).toBe(true);
    const moved = both.rewrap('file', wrapped);
    if (!moved) throw new Error('not rewrapped');
    expect(moved.keyId).not.toBe(wrapped.keyId);
    expect(both.rewrap('file', moved)).toBeNull();
    expect(fileKeys([now]).unwrap('file', moved).equals(key)).toBe(true);
    expect(() => fileKeys([other]).unwrap('file', moved)).toThrow(/not among the settings/);
  });

  it('is another each time', () => {
    const keys = fileKeys(secrets);
    expect(keys.make('file').key.equals(keys.make('file').key)).toBe(false);
  });
});
