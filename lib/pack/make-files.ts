import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Locale } from '@/lib/platform/locale';
import { buildLetters } from './build-letters';
import type { Document } from './document';
import type { PackFacts } from './pack-call';
import type { PackWords } from './pack-words';
import type { DeviceFacts } from './particulars';
import type { PackFonts } from './pdf/sheet';
import { writePdf } from './pdf/write-pdf';
import { buildRecord } from './record/build-record';
import type { Pictures } from './record/evidence';
import { type PackContext, packContext } from './record/pack-context';
import { writeCsv } from './write-csv';
import { writeDocx } from './write-docx';

export const FILE_KINDS = [
  'record_pdf',
  'record_docx',
  'csv',
  'letters_pdf',
  'letters_docx',
  'english_pdf',
  'zip',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A finished file with the name under which it is kept. */
export type MadeFile = {
  readonly kind: FileKind;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** All that files are made from. `originals`: attached files by fingerprint, for the archive. */
export type PackInput = {
  readonly facts: PackFacts;
  readonly device: DeviceFacts;
  readonly proofs: Readonly<Record<string, unknown>>;
  readonly pictures: Pictures;
  readonly originals: ReadonlyMap<string, Uint8Array>;
  readonly fonts: PackFonts;
  /** The language of the reader. Documents are Chinese; a reader of English gets a reading copy beside them. */
  readonly reader: Locale;
};

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
} as const;

type Maker = (input: PackInput) => Promise<{ bytes: Uint8Array; missing: readonly string[] }>;

const chinese = ({ facts, device }: PackInput): PackContext => packContext(facts, device, 'zh-CN');
const english = ({ facts, device }: PackInput): PackContext => packContext(facts, device, 'en');
const record = (input: PackInput): Document => buildRecord(chinese(input), input.pictures);
const letters = (input: PackInput): Document =>
  buildLetters(chinese(input), input.reader === 'en' ? english(input) : null);

const asPdf =
  (of: (input: PackInput) => Document): Maker =>
  (input) =>
    writePdf(of(input), input.fonts, new Date(input.facts.madeAt));
const asDocx =
  (of: (input: PackInput) => Document): Maker =>
  async (input) => ({
    bytes: await writeDocx(of(input)),
    missing: [],
  });

const MAKERS: Readonly<Record<Exclude<FileKind, 'zip'>, { maker: Maker; type: keyof typeof TYPES }>> = {
  record_pdf: { maker: asPdf(record), type: 'pdf' },
  record_docx: { maker: asDocx(record), type: 'docx' },
  csv: { maker: async (input) => ({ bytes: strToU8(writeCsv(chinese(input))), missing: [] }), type: 'csv' },
  letters_pdf: { maker: asPdf(letters), type: 'pdf' },
  letters_docx: { maker: asDocx(letters), type: 'docx' },
  english_pdf: { maker: asPdf((input) => buildRecord(english(input), input.pictures)), type: 'pdf' },
};

/** The kinds of file that stand by themselves for a reader of a language. */
export const kindsFor = (reader: Locale): readonly Exclude<FileKind, 'zip'>[] =>
  (Object.keys(MAKERS) as Exclude<FileKind, 'zip'>[]).filter((kind) => kind !== 'english_pdf' || reader === 'en');

/** Makes one file of a pack. `missing`: signs that the fonts of the PDF lack. */
export async function makeFile(
  kind: Exclude<FileKind, 'zip'>,
  input: PackInput,
): Promise<{ file: MadeFile; missing: readonly string[] }> {
  const { maker, type } = MAKERS[kind];
  const { bytes, missing } = await maker(input);
  const { words } = kind === 'english_pdf' ? english(input) : chinese(input);
  const stem = kind.startsWith('letters') ? words.letters.title : words.fileName;
  return { file: { kind, name: `${stem}.${type}`, type: TYPES[type], bytes }, missing };
}

/** Everything in one archive: the files, the proofs, the originals, and a note that says what is what. */
export function makeArchive(files: readonly MadeFile[], input: PackInput): MadeFile {
  const { words, calls } = chinese(input);
  const mtime = new Date(input.facts.madeAt);
  const inside: Zippable = { [`${wordsFor(input).readmeName}.txt`]: strToU8(`\uFEFF${wordsFor(input).readme}\r\n`) };
  for (const { name, bytes } of files) inside[name] = [bytes, { level: 0 }];
  for (const [receipt, proof] of Object.entries(input.proofs)) {
    inside[`proofs/${receipt}.json`] = strToU8(`${JSON.stringify(proof, null, 1)}\n`);
  }
  for (const { no, files: of } of calls) {
    for (const { sha256, mediaType } of of) {
      const bytes = input.originals.get(sha256);
      if (bytes) inside[`evidence/${no}-${sha256.slice(0, 12)}.${endingOf(mediaType)}`] = [bytes, { level: 0 }];
    }
  }
  return { kind: 'zip', name: `${words.fileName}.zip`, type: TYPES.zip, bytes: zipSync(inside, { mtime }) };
}

const wordsFor = (input: PackInput): PackWords => (input.reader === 'en' ? english(input) : chinese(input)).words;

const endingOf = (mediaType: string): string =>
  (/\/(?:x-)?([a-z0-9]+)/.exec(mediaType)?.[1] ?? 'bin').replace('jpeg', 'jpg').replace('plain', 'txt');
