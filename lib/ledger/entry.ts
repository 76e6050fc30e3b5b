import { type ContentValue, canonicalContent } from './canonical-content';
import { commitTo, type Sha256 } from './commitment';
import type { Hash } from './merkle-hash';
import { commitToReport, type ReportValues } from './report-content';

/**
 * What the log records. `report`: it was accepted. `removal`: it no longer counts, with the reason code. `correction`: a removal was taken back or
 * its reason changed, or something published was corrected. `merge`: two drivers turned out to be one. `erasure`: the content of an entry was
 * erased at its driver's wish, its hash stays. `evidence`: a file was given as evidence of a report. `publication`: data
 * were released, a denominator was changed, or a company replied; these alone are open to everybody. `padding`: says nothing; keeps the size of the log from telling how many reports came.
 */
export type EntryKind =
  | 'report'
  | 'removal'
  | 'correction'
  | 'merge'
  | 'erasure'
  | 'evidence'
  | 'publication'
  | 'padding';

/** An entry that is to be appended. A report's content is its row; any other's is a text of its own. */
export type NewEntry = {
  readonly kind: EntryKind;
  readonly reportId: string | null;
  readonly content: string | null;
  readonly salt: Uint8Array;
  readonly commitment: Hash;
};

/** The entry of a report that is being stored, or was. */
export const reportEntry = (
  row: ReportValues & { readonly id: string },
  salt: Uint8Array,
  hash?: Sha256,
): NewEntry => ({
  kind: 'report',
  reportId: row.id,
  content: null,
  salt,
  commitment: commitToReport(row, salt, hash),
});

/** An entry that says something of its own; `of` is the place of the entry it is about. Nothing in it may describe a person. */
export function statement(
  kind: Exclude<EntryKind, 'report'>,
  saying: Readonly<Record<string, ContentValue>>,
  salt: Uint8Array,
): NewEntry {
  const content = canonicalContent({ ...saying, kind });
  return { kind, reportId: null, content, salt, commitment: commitTo(salt, content) };
}
