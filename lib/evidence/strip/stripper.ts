import type { FileStripper } from './file-stripper';
import { stripAmr } from './strip-amr';
import { stripMp3 } from './strip-mp3';
import { stripMp4 } from './strip-mp4';
import { stripOgg } from './strip-ogg';
import { stripWav } from './strip-wav';
import { stripWebm } from './strip-webm';

const AS_IT_IS: FileStripper = { push: (piece) => piece, end: () => Buffer.alloc(0) };

const STRIPPERS: Readonly<Record<string, () => FileStripper>> = {
  'audio/amr': stripAmr,
  'audio/mpeg': stripMp3,
  'audio/mp4': stripMp4,
  'audio/ogg': stripOgg,
  'audio/wav': stripWav,
  'audio/webm': stripWebm,
};

/**
 * Whether nothing but its content is kept of a file of this type; pictures are drawn anew elsewhere, and a table of text has nothing besides. What is
 * kept as its program wrote it (PDF, which may be signed, and the files of Excel) the driver is told of before.
 */
export const isStripped = (mediaType: string): boolean =>
  mediaType.startsWith('image/') || mediaType === 'text/csv' || mediaType in STRIPPERS;

/** The stripper of a media type; files of other types are kept as they are. */
export const stripperOf = (mediaType: string): FileStripper => STRIPPERS[mediaType]?.() ?? AS_IT_IS;
