import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMR, m4a, mp3, mp3Sound, OGG_SOUND, ogg, SECRET, wav, webm } from '@/lib/evidence/sample-files.fixture';
import { elementAt } from './ebml';
import { MalformedFile } from './file-stripper';
import { oggCrc } from './ogg-crc';
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
    ['audio/ogg', ogg('opus')],
    ['audio/ogg', ogg('vorbis')],
    ['audio/ogg', ogg('speex')],
    ['audio/webm', webm()],
    ['audio/webm', webm({ codec: 'A_VORBIS' })],
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

  it('AMR is sound and nothing else: it passes as it is, a frame that is cut off is left out, whatever else is refused', () => {
    expect(strip('audio/amr', AMR).equals(AMR)).toBe(true);
    expect(strip('audio/amr', AMR.subarray(0, -5)).equals(AMR.subarray(0, -32))).toBe(true);
    expect(strip('audio/amr', AMR.subarray(0, 6)).equals(AMR.subarray(0, 6))).toBe(true);
    const wide = Buffer.concat([Buffer.from('#!AMR-WB\n'), Buffer.alloc(36, 0x04)]);
    expect(strip('audio/amr', wide).equals(wide)).toBe(true);
    for (const after of [SECRET, `TAG${SECRET}`, '\x01', '\x6c'])
      expect(() => strip('audio/amr', Buffer.concat([AMR, Buffer.from(after)]))).toThrow(MalformedFile);
  });

  it('Ogg: every page is there, with its place in time, its checksum and the sound in it', () => {
    for (const codec of ['opus', 'vorbis', 'speex'] as const) {
      const [bytes, stripped] = [ogg(codec), strip('audio/ogg', ogg(codec))];
      expect(stripped.length).toBe(bytes.length);
      expect(stripped.subarray(-OGG_SOUND.length).equals(OGG_SOUND)).toBe(true);
      for (let at = 0; at < stripped.length; ) {
        const head = 27 + (stripped[at + 26] as number);
        const end = stripped.subarray(at + 27, at + head).reduce((sum, segment) => sum + segment, at + head);
        const page = Buffer.from(stripped.subarray(at, end));
        expect(page.subarray(0, 22).equals(bytes.subarray(at, at + 22))).toBe(true);
        const crc = page.readUInt32LE(22);
        page.writeUInt32LE(0, 22);
        expect(oggCrc(page)).toBe(crc);
        at = end;
      }
    }
    const vorbis = strip('audio/ogg', ogg('vorbis'));
    const comments = vorbis.indexOf('\x03vorbis', 0, 'latin1') + 7;
    expect(vorbis.subarray(comments, comments + 9)).toEqual(Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1]));
    expect(vorbis.includes('\x05vorbis', 0, 'latin1')).toBe(true);
    expect(strip('audio/ogg', ogg('opus').subarray(0, -3)).length).toBe(ogg('opus').length - OGG_SOUND.length - 29);
  });

  it('WebM: every element is where it was, what described it is empty, the sound is as it was', () => {
    for (const codec of ['A_OPUS', 'A_VORBIS'] as const) {
      const [bytes, stripped] = [webm({ codec }), strip('audio/webm', webm({ codec }))];
      expect(stripped.length).toBe(bytes.length);
      const kept = [...flatIds(stripped)];
      const before = [...flatIds(bytes)];
      expect(kept.map((id, i) => (id === 0xec ? 'void' : id === before[i]))).not.toContain(false);
      expect(kept.filter((id) => id === 0xec)).toHaveLength(4);
      for (const id of ['1254c367', '1941a469', '7ba9', '4461', '536e'])
        expect(stripped.includes(Buffer.from(id, 'hex')), id).toBe(false);
      const blocks = (file: Buffer) => file.toString('latin1').split('Z'.repeat(160)).length - 1;
      expect([blocks(bytes), blocks(stripped)]).toEqual([3, 3]);
      expect(stripped.includes(codec)).toBe(true);
    }
    // As a tab that was closed leaves it: in the middle of a block, or of the header of one.
    for (const cut of [10, 167]) expect(strip('audio/webm', webm().subarray(0, -cut)).length).toBe(webm().length - cut);
  });
});

/** The elements of a file one after the other, those of the segment and the clusters among them. */
function* flatIds(bytes: Buffer): Generator<number> {
  for (let at = 0; at < bytes.length; ) {
    const found = elementAt(bytes, at);
    if (!found) throw new Error('cut off');
    yield found.id;
    at += found.size === null ? found.header : found.size;
  }
}

describe('a file that is not built as it says', () => {
  it('is refused, not repaired', () => {
    for (const type of [1, 3, 0x11]) expect(() => strip('audio/webm', webm({ type }))).toThrow(MalformedFile);
    const theora = Buffer.from(ogg('opus'));
    theora.write('\x80theora', theora.indexOf('OpusHead'), 'latin1');
    expect(() => strip('audio/ogg', theora)).toThrow(MalformedFile);
    const untagged = Buffer.from(ogg('opus'));
    untagged.write('OpusLies', untagged.indexOf('OpusTags'), 'latin1');
    expect(() => strip('audio/ogg', untagged)).toThrow(MalformedFile);
    expect(() => strip('audio/ogg', Buffer.concat([ogg('opus'), Buffer.from(SECRET)]))).toThrow(MalformedFile);
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
    const types = fc.constantFrom('audio/mp4', 'audio/mpeg', 'audio/wav', 'audio/amr', 'audio/ogg', 'audio/webm');
    const starts = fc.constantFrom(m4a(), mp3(), wav(), AMR, ogg('opus'), ogg('vorbis'), webm(), Buffer.alloc(0));
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
