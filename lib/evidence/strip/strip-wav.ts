import { BoxReader, zeroed } from './box-reader';
import { type FileStripper, MalformedFile } from './file-stripper';

/** Chunks that are the sound itself; all others may hold names, places and dates. */
const SOUND = new Set(['fmt ', 'data', 'fact']);
const HEADER = 12;

/** Empties every chunk of a RIFF file that is not sound, in its place: sizes stay, and so every offset. */
export function stripWav(): FileStripper {
  let begun = false;
  return new BoxReader((head) => {
    if (!begun) {
      begun = true;
      if (head.toString('latin1', 8, 12) !== 'WAVE') throw new MalformedFile('not a WAVE file');
      return { header: HEADER, size: HEADER, pass: (bytes) => bytes };
    }
    const id = head.toString('latin1', 0, 4);
    const size = 8 + head.readUInt32LE(4) + (head.readUInt32LE(4) % 2);
    if (SOUND.has(id)) return { header: 8, size, pass: (bytes) => bytes };
    const junk = Buffer.from(head.subarray(0, 8));
    junk.write('JUNK', 0, 'latin1');
    return {
      header: 8,
      size,
      pass: (bytes, at) => (at === 0 ? Buffer.concat([junk, zeroed(bytes.length - 8)]) : zeroed(bytes.length)),
    };
  });
}
