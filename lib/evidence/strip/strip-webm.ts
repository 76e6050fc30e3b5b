import { type Box, BoxReader, zeroed } from './box-reader';
import { elementAt, elementsIn, makeVoid, voidHeader } from './ebml';
import { type FileStripper, MalformedFile } from './file-stripper';

/** Elements of elements, of which only the header is passed before what is in them is looked at: the segment and its clusters. Browsers do not tell their sizes. */
const OPENED = new Set([0x18538067, 0x1f43b675]);
/** Elements that are the sound, or tell a player where it is: the header, index, cues; within a cluster its moment, its blocks, its place. */
const SOUND = new Set([0x1a45dfa3, 0x114d9b74, 0x1c53bb6b, 0xe7, 0xa3, 0xa0, 0xa7, 0xab]);
const [INFO, TRACKS, TRACK, TRACK_TYPE, CODEC_ID, CODEC_PRIVATE] = [0x1549a966, 0x1654ae6b, 0xae, 0x83, 0x86, 0x63a2];
/** Of the description: the unit of time and the length. Names of programs must be there, and are emptied; titles, dates and all else are not kept. */
const OF_INFO = new Set([0x2ad7b1, 0x4489]);
const PROGRAMS = new Set([0x4d80, 0x5741]);
/** Of a track what a player needs: number, type, flags, durations, codec, delays, sound format, encodings. Names and languages are not kept. */
const OF_TRACK = new Set([
  ...[0xd7, 0x73c5, 0x83, 0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x23e383, 0x86, 0x63a2, 0x56aa, 0x56bb, 0xe1, 0x6d80],
]);
const AUDIO = 2;
/** Bytes of the shortest element. */
const SHORTEST = 2;
const LARGEST_INDEX = 1024 * 1024;

/**
 * Empties everything of a WebM recording that is not known to be sound (tags, titles, names of programs, dates, attachments, chapters, what earlier
 * programs left in empty elements) in its place: sizes stay, and so every offset. @throws MalformedFile for elements that do not fit into one another,
 * and for a track of anything but sound
 */
export function stripWebm(): FileStripper {
  return new BoxReader(open, SHORTEST);
}

function open(head: Buffer): Box {
  const element = elementAt(head);
  // Where a recording was cut off in the middle of a header, nothing can be heard.
  if (!element) return { header: head.length, size: head.length, pass: (bytes) => zeroed(bytes.length) };
  const { id, header, size } = element;
  if (OPENED.has(id)) return { header, size: header, pass: (bytes) => bytes };
  if (size === null) throw new MalformedFile('an element that does not end');
  if (SOUND.has(id)) return { header, size, pass: (bytes) => bytes };
  if (id !== INFO && id !== TRACKS) return emptied(header, size);
  if (size > LARGEST_INDEX) throw new MalformedFile('the description is too large');
  const strip = id === INFO ? stripInfo : stripTracks;
  return { header, size, whole: true, pass: (bytes) => within(bytes, header, strip) };
}

function emptied(header: number, size: number): Box {
  const empty = voidHeader({ header, size });
  return {
    ...{ header, size },
    pass: (bytes, at) =>
      at === 0 ? Buffer.concat([empty, zeroed(bytes.length - empty.length)]) : zeroed(bytes.length),
  };
}

/** Strips the elements within one. Works on a copy: the bytes may still be somebody else's. */
function within(bytes: Buffer, header: number, strip: (body: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  strip(copy.subarray(header));
  return copy;
}

function stripInfo(body: Buffer): void {
  for (const { id, bytes, header } of elementsIn(body)) {
    if (PROGRAMS.has(id)) bytes.fill(0, header);
    else if (!OF_INFO.has(id)) makeVoid(bytes, header);
  }
}

function stripTracks(body: Buffer): void {
  for (const { id, bytes, header } of elementsIn(body)) {
    if (id === TRACK) stripTrack(bytes.subarray(header));
    else makeVoid(bytes, header);
  }
}

function stripTrack(body: Buffer): void {
  const elements = [...elementsIn(body)];
  const contentOf = (wanted: number) => {
    const found = elements.find(({ id }) => id === wanted);
    return found?.bytes.subarray(found.header);
  };
  if (contentOf(TRACK_TYPE)?.[0] !== AUDIO) throw new MalformedFile('a track that is not sound');
  const vorbis = contentOf(CODEC_ID)?.toString('latin1') === 'A_VORBIS';
  for (const { id, bytes, header } of elements) {
    if (id === CODEC_PRIVATE && vorbis) emptyVorbisComments(bytes.subarray(header));
    else if (!OF_TRACK.has(id)) makeVoid(bytes, header);
  }
}

/** The three first packets of Vorbis stand here one behind the other, the lengths of the first two before them; the second holds the comments. */
function emptyVorbisComments(body: Buffer): void {
  let at = 1;
  const length = (): number => {
    let sum = 0;
    for (; body[at] === 255; at++) sum += 255;
    return sum + (body[at++] ?? 0);
  };
  const [first, second] = [length(), length()];
  const comments = body.subarray(at + first, at + first + second);
  if (body[0] !== 2 || comments.length < 16 || comments.toString('latin1', 0, 7) !== '\x03vorbis')
    throw new MalformedFile('comments that are none');
  comments.fill(0, 7);
  comments[15] = 1;
}
