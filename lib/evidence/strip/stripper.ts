import { stripMp3 } from './strip-mp3';
import { stripMp4 } from './strip-mp4';
import { stripWav } from './strip-wav';

/** Takes metadata off a file that passes by in pieces; holds back no more than it must. */
export type Stripper = {
  /** The bytes that may go on. @throws MalformedFile when the file is not what its beginning said */
  push(piece: Buffer): Buffer;
  end(): Buffer;
};

/** A file that is not built as its type says. */
export class MalformedFile extends Error {}

const AS_IT_IS: Stripper = { push: (piece) => piece, end: () => Buffer.alloc(0) };

const STRIPPERS: Readonly<Record<string, () => Stripper>> = {
  'audio/mpeg': stripMp3,
  'audio/mp4': stripMp4,
  'audio/wav': stripWav,
};

/** Whether metadata is taken off files of this type; pictures are drawn anew elsewhere. What is not is kept as it came, and the driver is told. */
export const isStripped = (mediaType: string): boolean => mediaType.startsWith('image/') || mediaType in STRIPPERS;

/** The stripper of a media type; files of other types are kept as they are. */
export const stripperOf = (mediaType: string): Stripper => STRIPPERS[mediaType]?.() ?? AS_IT_IS;
