import { type FileStripper, MalformedFile } from './file-stripper';

/** Bytes of a frame after its first, by the frame type in that; -1 stands for no type (RFC 4867, section 5.3 and tables 1 of 3GPP TS 26.101 and 26.201). */
const NARROW = [12, 13, 15, 17, 19, 20, 26, 31, 5, 6, 5, 5, -1, -1, -1, 0];
const WIDE = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0];
const [NARROW_MARK, WIDE_MARK] = ['#!AMR\n', '#!AMR-WB\n'];
/** Bits of a frame's first byte that are always zero. */
const PADDING = 0x83;

/**
 * An AMR file is its mark and frames of sound, and has no place for anything else: what passes is proved to be that. A frame that is cut off at the end
 * is left out. @throws MalformedFile for anything that is no frame
 */
export function stripAmr(): FileStripper {
  let held: Buffer = Buffer.alloc(0);
  let sizes: readonly number[] | null = null;
  const push = (piece: Buffer): Buffer => {
    held = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    let at = 0;
    if (!sizes) {
      if (held.length < WIDE_MARK.length) return Buffer.alloc(0);
      [sizes, at] = markOf(held);
    }
    for (; at < held.length; ) {
      const size = frameSize(held[at] as number, sizes);
      if (at + size > held.length) break;
      at += size;
    }
    const passed = held.subarray(0, at);
    held = held.subarray(at);
    return passed;
  };
  return { push, end: () => (sizes ? Buffer.alloc(0) : shortFile(held)) };
}

function markOf(bytes: Buffer): [sizes: readonly number[], length: number] {
  const text = bytes.toString('latin1', 0, WIDE_MARK.length);
  if (text === WIDE_MARK) return [WIDE, WIDE_MARK.length];
  if (text.startsWith(NARROW_MARK)) return [NARROW, NARROW_MARK.length];
  throw new MalformedFile('not an AMR file');
}

function frameSize(first: number, sizes: readonly number[]): number {
  const size = sizes[(first >> 3) & 0x0f] ?? -1;
  if ((first & PADDING) !== 0 || size < 0) throw new MalformedFile('something that is no sound');
  return 1 + size;
}

/** A file that is shorter than the longer mark: at most some frames without sound. */
function shortFile(bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const [sizes, length] = markOf(bytes);
  let at = length;
  while (at < bytes.length && at + frameSize(bytes[at] as number, sizes) <= bytes.length)
    at += frameSize(bytes[at] as number, sizes);
  return bytes.subarray(0, at);
}
