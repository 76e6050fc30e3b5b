import { z } from 'zod';
import { SET_ASIDE, type Sifted } from './sift-calls';

/** What the import page shows after a log was sent to it without script. */
export type ImportDraft = {
  /** Calls that can be ticked, newest first: as much as one page takes. */
  readonly calls: readonly DraftCall[];
  /** Calls beyond those. */
  readonly more: number;
  readonly unread: number;
  readonly aside: Readonly<Record<string, number>>;
  /** Ticked rows, company, city and role as they were sent. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Why it came back: codes of the import's words. */
  readonly problems: readonly string[];
};

/** A call as one value of a form: `shown|day|time`; the number as this driver wrote it. */
export type DraftCall = { readonly value: string; readonly official: readonly string[]; readonly known: boolean };

/** Calls on one page without script; the draft travels in a header, and a driver may send sixty an hour. */
const MOST = 60;
const VALUE = /^([\d +-]{0,24})\|(20\d\d-\d\d-\d\d)\|(\d\d:\d\d)?$/;

/** The rows of a page out of what was found. */
export function draftCalls({ offered }: Sifted): { calls: DraftCall[]; more: number } {
  const calls = offered.slice(0, MOST).map(({ shown, day, time, official, known }) => ({
    value: `${shown}|${day}|${time ?? ''}`,
    official,
    known: known !== null,
  }));
  return { calls, more: offered.length - calls.length };
}

/** What a ticked row says, or null when it is none of ours. */
export function readDraftCall(value: string): { shown: string; day: string; time: string | null } | null {
  const [, shown, day, time] = VALUE.exec(value) ?? [];
  return shown === undefined || !day ? null : { shown, day, time: time ?? null };
}

const draft = z.object({
  calls: z.array(z.object({ value: z.string(), official: z.array(z.string()), known: z.boolean() })),
  more: z.number(),
  unread: z.number(),
  aside: z.partialRecord(z.enum(SET_ASIDE), z.number()),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  problems: z.array(z.string()),
});

/** Writes a draft as the value of one header. */
export const writeImportDraft = (said: ImportDraft): string =>
  Buffer.from(JSON.stringify(said), 'utf8').toString('base64url');

/** Reads a draft back; null when there is none or it is not one. */
export function readImportDraft(text: string | null): ImportDraft | null {
  if (!text) return null;
  try {
    return draft.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))) as ImportDraft;
  } catch {
    return null;
  }
}
