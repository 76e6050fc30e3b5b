import { isUtf8 } from 'node:buffer';
import { err, ok, type Result } from '@/lib/platform/result';
import type { EvidenceKind } from './attachment';

/** As much of a file's beginning as telling its type needs, in bytes. */
export const HEAD_BYTES = 64 * 1024;

export type FileType = { readonly kind: EvidenceKind; readonly mediaType: string };

type Recognised = Result<FileType, 'heic' | 'video' | 'unknown_type' | 'empty'>;

const picture = (mediaType: string): FileType => ({ kind: 'picture', mediaType });
const recording = (mediaType: string): FileType => ({ kind: 'recording', mediaType });
const bill = (mediaType: string): FileType => ({ kind: 'bill', mediaType });

/** Signatures at a place of the file; the first that fits decides. */
const SIGNATURES: readonly (readonly [at: number, signature: string, type: FileType])[] = [
  [0, '\x89PNG\r\n\x1a\n', picture('image/png')],
  [0, '\xff\xd8\xff', picture('image/jpeg')],
  [0, '#!AMR\n', recording('audio/amr')],
  [0, '#!AMR-WB\n', recording('audio/amr')],
  [0, 'OggS\0', recording('audio/ogg')],
  [0, '%PDF-1.', bill('application/pdf')],
  [0, '%PDF-2.', bill('application/pdf')],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', bill('application/vnd.ms-excel')],
];

const XLSX = bill('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');

/**
 * Tells what a file is by its content alone; names and declared types are never asked.
 * @param head its first {@link HEAD_BYTES}, or all of a shorter one
 */
export function recogniseFile(head: Buffer): Recognised {
  if (head.length === 0) return err('empty');
  const text = head.subarray(0, 64).toString('latin1');
  const signed = SIGNATURES.find(([at, signature]) => text.startsWith(signature, at));
  if (signed) return ok(signed[2]);
  if (text.startsWith('RIFF')) return recogniseRiff(text);
  if (text.startsWith('ftyp', 4)) return recogniseMp4(head);
  if (text.startsWith('ID3') || isMp3Frame(head)) return ok(recording('audio/mpeg'));
  if (text.startsWith('\x1a\x45\xdf\xa3')) return recogniseMatroska(head);
  if (text.startsWith('PK\x03\x04')) return isSpreadsheet(head) ? ok(XLSX) : err('unknown_type');
  return isTable(head) ? ok(bill('text/csv')) : err('unknown_type');
}

function recogniseRiff(text: string): Recognised {
  if (text.startsWith('WEBP', 8)) return ok(picture('image/webp'));
  if (text.startsWith('WAVE', 8)) return ok(recording('audio/wav'));
  return err('unknown_type');
}

const HEIC = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)/;
const AUDIO_BRANDS = /^(?:M4A |M4B |mp4[12]|isom|iso[2-6]|dash|3gp|3g2|mmp4|caqv)/;

/** A file of this family is a recording when no track of it is a picture; the tracks stand in `moov`, which may come late: then the reader of its boxes decides. */
function recogniseMp4(head: Buffer): Recognised {
  const brand = head.toString('latin1', 8, 12);
  if (HEIC.test(brand)) return err('heic');
  if (head.includes('vide', 0, 'latin1') && head.includes('vmhd', 0, 'latin1')) return err('video');
  return AUDIO_BRANDS.test(brand) ? ok(recording('audio/mp4')) : err('unknown_type');
}

/** Only a recording: an Opus or Vorbis track and no picture. */
function recogniseMatroska(head: Buffer): Recognised {
  if (!head.includes('webm', 0, 'latin1')) return err('unknown_type');
  if (head.includes('V_VP', 0, 'latin1') || head.includes('V_AV1', 0, 'latin1')) return err('video');
  return /A_(?:OPUS|VORBIS)/.test(head.toString('latin1')) ? ok(recording('audio/webm')) : err('unknown_type');
}

/** Two frames of MPEG audio one after the other; a single sync word is found in any noise. */
function isMp3Frame(head: Buffer): boolean {
  const length = mp3FrameLength(head, 0);
  return length > 0 && head.length > length + 4 && mp3FrameLength(head, length) > 0;
}

const BITRATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];

/** Length of the layer III frame that begins at a place, in bytes; 0 when none does. */
export function mp3FrameLength(bytes: Buffer, at: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return 0;
  const version = (second >> 3) & 3;
  const bitrate = (version === 3 ? BITRATES_1 : BITRATES_2)[third >> 4];
  const rate = RATES[(third >> 2) & 3];
  if (version === 1 || !bitrate || !rate) return 0;
  const actual = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4;
  return Math.floor(((version === 3 ? 144_000 : 72_000) * bitrate) / actual) + ((third >> 1) & 1);
}

/** An office archive that has a workbook in it. */
const isSpreadsheet = (head: Buffer): boolean =>
  head.includes('[Content_Types].xml', 0, 'latin1') || head.includes('xl/', 0, 'latin1');

const MARKUP = /^\s*</;

/** Text in lines with separators: no NUL, no markup, in UTF-8 or GB 18030. */
function isTable(head: Buffer): boolean {
  if (head.includes(0)) return false;
  const text = decodeTable(head);
  if (text === null || MARKUP.test(text)) return false;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.length >= 2 && lines.slice(0, 20).filter((line) => /[,;\t]/.test(line)).length >= 2;
}

/** The text of a table as Chinese software writes it, or null. The end may be cut within a character. */
export function decodeTable(bytes: Buffer): string | null {
  for (let cut = 0; cut < 4; cut++) {
    const whole = bytes.subarray(0, bytes.length - cut);
    if (isUtf8(whole)) return whole.toString('utf8').replace(/^\ufeff/, '');
  }
  const text = new TextDecoder('gb18030').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  return broken <= 1 ? text : null;
}
