import { type FileStripper, MalformedFile } from './file-stripper';
import { oggCrc } from './ogg-crc';

/** How a codec marks its first packet, and what its packet of comments begins with; `framed`: one bit that is set follows the comments. */
const CODECS = [
  { first: 'OpusHead', comments: 'OpusTags', framed: false },
  { first: '\x01vorbis', comments: '\x03vorbis', framed: true },
  { first: 'Speex   ', comments: '', framed: false },
] as const;
type Codec = (typeof CODECS)[number];

/** A sound in the file: how many of its packets have gone by, and how much of the one that is under way. */
type Sound = { readonly codec: Codec; packet: number; at: number };

const HEADER = 27;
const [CRC_AT, SERIAL_AT, SEGMENTS_AT] = [22, 14, 26];
const BEGINS = 0x02;
const MOST_SOUNDS = 16;

/**
 * Empties the comments of an Ogg recording in their places: no vendor, no comment, zeros where they stood, and the checksums of those pages anew. All
 * other pages pass as they are; one that is cut off at the end is left out. @throws MalformedFile for pages that are none, and for anything but sound
 */
export function stripOgg(): FileStripper {
  const sounds = new Map<number, Sound>();
  let held: Buffer = Buffer.alloc(0);
  return {
    push(piece) {
      held = held.length > 0 ? Buffer.concat([held, piece]) : piece;
      const passed: Buffer[] = [];
      for (let page = pageAt(held); page; page = pageAt(held)) {
        passed.push(strippedPage(page, sounds));
        held = held.subarray(page.length);
      }
      return Buffer.concat(passed);
    },
    end: () => Buffer.alloc(0),
  };
}

/** The page that bytes begin with, or null when it is not there whole. */
function pageAt(bytes: Buffer): Buffer | null {
  if (bytes.length < HEADER) return null;
  if (bytes.toString('latin1', 0, 5) !== 'OggS\0') throw new MalformedFile('not a page of Ogg');
  const body = HEADER + (bytes[SEGMENTS_AT] as number);
  if (bytes.length < body) return null;
  const length = bytes.subarray(HEADER, body).reduce((sum, segment) => sum + segment, body);
  return bytes.length < length ? null : bytes.subarray(0, length);
}

function strippedPage(page: Buffer, sounds: Map<number, Sound>): Buffer {
  const copy = Buffer.from(page);
  const sound = soundOf(copy, sounds);
  const segments = copy.subarray(HEADER, HEADER + (copy[SEGMENTS_AT] as number));
  let from = HEADER + segments.length;
  let changed = false;
  for (const segment of segments) {
    if (sound.packet === 1) {
      empty(copy.subarray(from, from + segment), sound);
      changed = true;
    }
    from += segment;
    sound.at += segment;
    if (segment === 255) continue;
    if (sound.packet === 1 && sound.at < lengthOfNone(sound.codec)) throw new MalformedFile('comments that are none');
    sound.packet++;
    sound.at = 0;
  }
  if (!changed) return page;
  copy.writeUInt32LE(0, CRC_AT);
  copy.writeUInt32LE(oggCrc(copy), CRC_AT);
  return copy;
}

function soundOf(page: Buffer, sounds: Map<number, Sound>): Sound {
  const serial = page.readUInt32LE(SERIAL_AT);
  if ((page[5] as number) & BEGINS) {
    const body = page.toString('latin1', HEADER + (page[SEGMENTS_AT] as number)).slice(0, 8);
    const codec = CODECS.find(({ first }) => body.startsWith(first));
    if (!codec || sounds.size >= MOST_SOUNDS) throw new MalformedFile('something that is no sound we know');
    sounds.set(serial, { codec, packet: 0, at: 0 });
  }
  const sound = sounds.get(serial);
  if (!sound) throw new MalformedFile('a page of nothing');
  return sound;
}

/** Bytes of a packet of comments that has none: its mark, the length of the vendor, the number of comments, and the framing bit. */
const lengthOfNone = ({ comments, framed }: Codec): number => comments.length + 8 + (framed ? 1 : 0);

/** Overwrites a part of the packet of comments as if there were none in it. */
function empty(bytes: Buffer, { codec, at }: Sound): void {
  const { comments, framed } = codec;
  const mark = comments.slice(at, at + bytes.length);
  if (bytes.toString('latin1', 0, mark.length) !== mark) throw new MalformedFile('comments that are none');
  bytes.fill(0, mark.length);
  const bit = comments.length + 8 - at;
  if (framed && bit >= 0 && bit < bytes.length) bytes[bit] = 1;
}
