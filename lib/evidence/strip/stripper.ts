import type { FileStripper } from './file-stripper';
import { stripMp3 } from './strip-mp3';
import { stripMp4 } from './strip-mp4';
import { stripWav } from './strip-wav';

const AS_IT_IS: FileStripper = { push: (piece) => piece, end: () => Buffer.alloc(0) };

const STRIPPERS: Readonly<Record<string, () => FileStripper>> = {
  'audio/mpeg': stripMp3,
  'audio/mp4': stripMp4,
  'audio/wav': stripWav,
};

/** Whether metadata is taken off files of this type; pictures are drawn anew elsewhere. What is not is kept as it came, and the driver is told. */
export const isStripped = (mediaType: string): boolean => mediaType.startsWith('image/') || mediaType in STRIPPERS;

/** The stripper of a media type; files of other types are kept as they are. */
export const stripperOf = (mediaType: string): FileStripper => STRIPPERS[mediaType]?.() ?? AS_IT_IS;
