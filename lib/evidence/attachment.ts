/** What a driver may give as evidence of a report. */
export const EVIDENCE_KINDS = ['picture', 'recording', 'bill'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * `waiting`: not decided. `checked`: shows the reported call. `unsupported`: shows something else. `unreadable`: nothing can be seen or heard.
 * `taken_down`: a moderator deleted the file.
 */
export const EVIDENCE_STATES = ['waiting', 'checked', 'unsupported', 'unreadable', 'taken_down'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

const MB = 1024 * 1024;

/** Largest file of each kind as it is sent, in bytes. */
export const LARGEST: Readonly<Record<EvidenceKind, number>> = { picture: 10 * MB, recording: 25 * MB, bill: 10 * MB };
export const LARGEST_FILE = Math.max(...Object.values(LARGEST));

/** Files of one report, and bytes of all files of one driver. */
export const MOST_FILES = 6;
export const MOST_BYTES = 200 * MB;

/** Edge to which a picture is scaled down, in pixels: a long screenshot stays readable. */
export const LONGEST_EDGE = 4096;

/** What a file picker offers. The content decides, whatever the name says. */
export const ACCEPTED =
  'image/png,image/jpeg,image/webp,audio/*,.m4a,.mp3,.amr,.wav,.ogg,.opus,.webm,.pdf,.csv,.xls,.xlsx';

/** One attachment as its owner sees it. */
export type MyAttachment = {
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly mediaType: string;
  readonly bytes: number;
  readonly stripped: boolean;
  readonly addedAt: Date;
  readonly state: EvidenceState;
  readonly checkedBy: 'machine' | 'moderator' | null;
  readonly reason: string | null;
  /** Whether the machine has yet to look at it. */
  readonly underWay: boolean;
};

/** Why a file is not taken; the words are `evidence.problems.<code>`. */
export type EvidenceProblem =
  | 'no_file'
  | 'empty'
  | 'too_large'
  | 'heic'
  | 'video'
  | 'unknown_type'
  | 'broken'
  | 'too_many'
  | 'too_much'
  | 'same_file'
  | 'limited'
  | 'busy'
  | 'store_down'
  | 'not_a_form'
  | 'aborted'
  | 'cross_site';

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** Name under which a file is handed out; what its owner called it is never stored. */
export const fileNameOf = ({ name, mediaType }: { readonly name: string; readonly mediaType: string }): string =>
  `wurao-${name}.${ENDINGS[mediaType] ?? 'bin'}`;
