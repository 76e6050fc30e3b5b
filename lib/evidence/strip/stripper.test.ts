import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMR, m4a, mp3, mp3Sound, SECRET, wav } from '@/lib/evidence/sample-files.fixture';
import { MalformedFile } from './file-stripper';
import { stripperOf } from './stripper';

const cuts = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 8 });

function strip(mediaType: string, bytes: Buffer, sizes: readonly number[] = [bytes.length]): Buffer {
  const stripper = stripperOf(mediaType);
  const out: Buffer[] = [];
  for (let [at, n] = [0, 0]; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    out.push(Buffer.from(stripper.push(Buffer.from(bytes.subarray(at, at + size)))));
    at += size;
  }
  return Buffer.concat([...out, stripper.end()]);
}

describe('metadata is taken off a recording', () => {
  it.each([
    ['audio/mp4', m4a()],
    ['audio/mp4', m4a({ index: 'first' })],
    ['audio/mpeg', mp3()],
    ['audio/wav', wav()],
  ])('%s, in whatever pieces it comes', (mediaType, bytes) => {
    expect(bytes.includes(SECRET)).toBe(true);
    const once = strip(mediaType, bytes);
    expect(once.includes('Zhang')).toBe(false);
    expect(once.includes('113.26')).toBe(false);
    fc.assert(
      fc.property(cuts, (sizes) => {
        expect(strip(mediaType, bytes, sizes).equals(once)).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(strip(mediaType, once).equals(once)).toBe(true);
  });

  it('MP4: every offset into the sound still holds, dates are nothing, the sound is as it was', () => {
    for (const bytes of [m4a(), m4a({ index: 'first' })]) {
      const stripped = strip('audio/mp4', bytes);
      expect(stripped.length).toBe(bytes.length);
      const at = bytes.indexOf('mdat');
      expect(stripped.subarray(at, at + 5_000).equals(bytes.subarray(at, at + 5_000))).toBe(true);
      for (const name of ['mvhd', 'tkhd', 'mdhd']) {
        expect(stripped.subarray(stripped.indexOf(name) + 8, stripped.indexOf(name) + 16)).toEqual(Buffer.alloc(8));
      }
      expect(stripped.indexOf('stco')).toBe(bytes.indexOf('stco'));
      expect(stripped.includes('udta')).toBe(false);
    }
  });

  it('MP3: what is left is the sound', () => {
    expect(strip('audio/mpeg', mp3()).equals(mp3Sound())).toBe(true);
    expect(strip('audio/mpeg', mp3(1_500)).equals(mp3Sound(1_500))).toBe(true);
    expect(strip('audio/mpeg', mp3Sound()).equals(mp3Sound())).toBe(true);
  });

  it('WAV: the sound is as it was', () => {
    const [bytes, stripped] = [wav(), strip('audio/wav', wav())];
    const at = bytes.indexOf('data');
    expect(stripped.subarray(at, at + 3_009).equals(bytes.subarray(at, at + 3_009))).toBe(true);
    expect(stripped.length).toBe(bytes.length);
  });

  it('AMR passes as it is', () => {
    expect(strip('audio/amr', AMR).equals(AMR)).toBe(true);
  });
});

describe('a file that is not built as it says', () => {
  it('is refused, not repaired', () => {
    for (const kind of ['vide', 'text', 'meta', 'mdta', 'camm'])
      expect(() => strip('audio/mp4', m4a({ kind }))).toThrow(MalformedFile);
    const whole = m4a();
    const lying = Buffer.from(whole);
    lying.writeUInt32BE(0x7fffffff, whole.indexOf('udta') - 4);
    expect(() => strip('audio/mp4', lying)).toThrow(MalformedFile);
    const tiny = Buffer.from(whole);
    tiny.writeUInt32BE(3, whole.indexOf('moov') - 4);
    expect(() => strip('audio/mp4', tiny)).toThrow(MalformedFile);
  });

  it('ends, whatever it holds', () => {
    const types = fc.constantFrom('audio/mp4', 'audio/mpeg', 'audio/wav');
    const starts = fc.constantFrom(m4a(), mp3(), wav(), Buffer.alloc(0));
    fc.assert(
      fc.property(
        types,
        starts,
        fc.nat(400),
        fc.uint8Array({ maxLength: 600 }),
        cuts,
        (type, start, cut, rest, sizes) => {
          const bytes = Buffer.concat([start.subarray(0, cut), rest]);
          try {
            expect(strip(type, bytes, sizes).length).toBeLessThanOrEqual(bytes.length);
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedFile);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
