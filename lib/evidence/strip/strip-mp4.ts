import { type Box, BoxReader, zeroed } from './box-reader';
import { type FileStripper, MalformedFile } from './file-stripper';

/** Boxes that are the recording, or tell a player where it is. All others may describe it: where, when, with what, by whom. */
const SOUND = new Set([
  ...[
    'ftyp',
    'styp',
    'mdat',
    'sidx',
    'ssix',
    'mfra',
    'hdlr',
    'elst',
    'smhd',
    'dinf',
    'stsd',
    'stts',
    'ctts',
    'cslg',
    'stss',
  ],
  ...[
    'stsc',
    'stsz',
    'stz2',
    'stco',
    'co64',
    'sgpd',
    'sbgp',
    'saiz',
    'saio',
    'mehd',
    'trex',
    'mfhd',
    'tfhd',
    'tfdt',
    'trun',
  ],
]);
/** Boxes of boxes. */
const NESTED = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf', 'mvex']);
/** Boxes that begin with version, flags and the moments of creation and change. */
const DATED = new Set(['mvhd', 'tkhd', 'mdhd']);
const LARGEST_MOOV = 8 * 1024 * 1024;

/**
 * Empties every box of an MP4 recording that is not known to be sound and sets the dates in it to nothing, all in their places: sizes stay, and so every offset into the
 * sound. @throws MalformedFile for boxes that do not fit into one another, and for a track of anything but sound
 */
export function stripMp4(): FileStripper {
  return new BoxReader((head) => {
    const { type, header, size } = boxAt(head, 0, Number.POSITIVE_INFINITY);
    if (SOUND.has(type)) return { header, size, pass: (bytes) => bytes };
    if (!NESTED.has(type)) return emptied(head, header, size);
    if (size > LARGEST_MOOV) throw new MalformedFile('the index is too large');
    return { header, size, whole: true, pass: (bytes) => stripInside(bytes, header) };
  });
}

type Read = { readonly type: string; readonly header: number; readonly size: number };

function boxAt(bytes: Buffer, at: number, room: number): Read {
  if (bytes.length < at + 8) throw new MalformedFile('a box is cut off');
  const short = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (short === 0) return { type, header: 8, size: room };
  if (short !== 1) return checked({ type, header: 8, size: short }, room);
  if (bytes.length < at + 16) throw new MalformedFile('a box is cut off');
  return checked({ type, header: 16, size: Number(bytes.readBigUInt64BE(at + 8)) }, room);
}

function checked(box: Read, room: number): Read {
  if (box.size < box.header || box.size > room) throw new MalformedFile(`a box of ${box.size} bytes does not fit`);
  return box;
}

function emptied(head: Buffer, header: number, size: number): Box {
  const free = Buffer.from(head.subarray(0, header));
  free.write('free', 4, 'latin1');
  return {
    ...{ header, size },
    pass: (bytes, at) =>
      at === 0 ? Buffer.concat([free, zeroed(Math.max(0, bytes.length - header))]) : zeroed(bytes.length),
  };
}

/** Strips the boxes within a box. Works on a copy: the bytes may still be somebody else's. */
function stripInside(bytes: Buffer, header: number): Buffer {
  const copy = Buffer.from(bytes);
  stripBoxes(copy.subarray(header), 0);
  return copy;
}

function stripBoxes(bytes: Buffer, depth: number): void {
  if (depth > 8) throw new MalformedFile('boxes within boxes without end');
  for (let at = 0; at < bytes.length; ) {
    const { type, header, size } = boxAt(bytes, at, bytes.length - at);
    const body = bytes.subarray(at + header, at + size);
    if (NESTED.has(type)) stripBoxes(body, depth + 1);
    else if (DATED.has(type)) body.fill(0, 4, body[0] === 1 ? 20 : 12);
    else if (type === 'hdlr') nameless(body);
    else if (!SOUND.has(type)) {
      bytes.write('free', at + 4, 'latin1');
      body.fill(0);
    }
    at += size;
  }
}

/** The handler says what a track is, and after that carries a name of whoever wrote it. What is in a track of text or places cannot be told from sound. */
function nameless(body: Buffer): void {
  const ofData = body.toString('latin1', 4, 8) === 'dhlr';
  if (!ofData && body.toString('latin1', 8, 12) !== 'soun') throw new MalformedFile('a track that is not sound');
  if (body.length > 24) body.fill(0, 24);
}
