import { type FileStripper, MalformedFile } from './file-stripper';

/** As many bytes as tags at the end may have; they are held back until the end is known. */
const TAIL = 256 * 1024;
const ID3V1 = 128;
const APE_FOOTER = 32;
/** A tag at the beginning may carry a cover picture. */
const LARGEST_TAG = 16 * 1024 * 1024;

/** Drops the tags before and after the sound: ID3v2 at the beginning, APEv2, Lyrics3 and ID3v1 at the end. */
export function stripMp3(): FileStripper {
  let held: Buffer = Buffer.alloc(0);
  let skip = 0;
  let inTags = true;
  const push = (piece: Buffer): Buffer => {
    held = Buffer.concat([held, piece]);
    while (inTags && (skip > 0 || held.length >= 10)) {
      if (skip === 0) skip = tagLength(held);
      if (skip === 0) inTags = false;
      const dropped = Math.min(skip, held.length);
      held = held.subarray(dropped);
      skip -= dropped;
      if (skip > 0) break;
    }
    if (inTags || held.length <= TAIL) return Buffer.alloc(0);
    const passed = held.subarray(0, held.length - TAIL);
    held = held.subarray(held.length - TAIL);
    return passed;
  };
  return { push, end: () => withoutTail(held) };
}

/** Length of the ID3v2 tag that a file begins with, footer included; 0 when there is none. */
function tagLength(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3') return 0;
  const [, , , , , flags = 0, a = 0, b = 0, c = 0, d = 0] = bytes;
  if ((a | b | c | d) > 0x7f) throw new MalformedFile('a tag without a length');
  const length = 10 + ((a << 21) | (b << 14) | (c << 7) | d) + (flags & 0x10 ? 10 : 0);
  if (length > LARGEST_TAG) throw new MalformedFile('a tag that is larger than any sound');
  return length;
}

function withoutTail(bytes: Buffer): Buffer {
  for (let end = bytes.length; ; ) {
    const before = end;
    end -= tailTag(bytes.subarray(0, end));
    if (end === before) return bytes.subarray(0, end);
  }
}

/** Length of the tag that stands at the very end; 0 when there is none. */
function tailTag(bytes: Buffer): number {
  const at = (length: number, mark: string) =>
    bytes.length >= length && bytes.toString('latin1', bytes.length - length).startsWith(mark);
  if (at(ID3V1, 'TAG')) return ID3V1;
  if (at(9, 'LYRICS200')) {
    const size = Number(bytes.toString('latin1', bytes.length - 15, bytes.length - 9));
    return Number.isInteger(size) && size > 0 ? Math.min(bytes.length, size + 15) : 9;
  }
  if (!at(APE_FOOTER, 'APETAGEX')) return 0;
  const footer = bytes.length - APE_FOOTER;
  const header = bytes.readUInt32LE(footer + 20) & 0x80000000 ? APE_FOOTER : 0;
  return Math.min(bytes.length, Math.max(APE_FOOTER, bytes.readUInt32LE(footer + 12)) + header);
}
