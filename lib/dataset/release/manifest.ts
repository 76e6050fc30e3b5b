import { z } from 'zod';

const fileFacts = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() });

const columnFacts = z.object({
  name: z.string(),
  empty: z.int(),
  top: z.array(z.object({ value: z.string(), rows: z.int() })),
  distinct: z.int(),
  least: z.number().nullable(),
  most: z.number().nullable(),
  bins: z.array(z.object({ from: z.number(), to: z.number(), rows: z.int() })),
});

const writtenTable = z.object({
  name: z.string(),
  rows: z.int(),
  files: z.object({ csv: fileFacts, ndjson: fileFacts, parquet: fileFacts }),
  columns: z.array(columnFacts),
});

/** The stored run behind a ranking: its number on the site, and the SHA-256 of its whole input, which is salted. */
const releasedRun = z.object({ period: z.string(), id: z.string(), method: z.string(), fingerprint: z.string() });

const recordsFacts = z.object({
  /** Rows of the records. */
  released: z.int(),
  /** Distinct combinations of codes. */
  combinations: z.int(),
  /** Reports that no record stands for, and the people behind them, rounded as cells are; null for too few to say. */
  leftOut: z.object({ reporters: z.int(), reports: z.int() }).nullable(),
  /** By column, the mean share of the other codes from which a record no longer tells a report: 0 tells all, 1 nothing. */
  loss: z.record(z.string(), z.number()),
  /** By column, the share of the records that have the finest code. */
  exact: z.record(z.string(), z.number()),
});

/** What a release is: everything in it but the files that are made from this. */
export const manifestSchema = z.object({
  month: z.string(),
  revision: z.int(),
  notice: z.string().nullable(),
  /** When the last of its tables was frozen; ISO 8601. */
  issued: z.string(),
  /** Whether the reports are made up. */
  synthetic: z.boolean(),
  /** Where the site stands. */
  origin: z.string(),
  periods: z.array(z.string()),
  method: z.string().nullable(),
  /** The runs behind the cross-checked rankings. */
  runs: z.array(releasedRun).default([]),
  /** Whether the statistics are of the very reports that the ranking was made from; none came out of the count in between. */
  statisticsAgree: z.boolean(),
  records: recordsFacts,
  tables: z.array(writtenTable),
  /** Entries of the public log under the checkpoint in this release; null where there was none. */
  logSize: z.int().nullable().default(null),
  /** The release before this one, and how many rows each of its tables has. */
  before: z.object({ month: z.string(), revision: z.int(), rows: z.record(z.string(), z.int()) }).nullable(),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ReleasedRun = z.output<typeof releasedRun>;
export type RecordsFacts = z.output<typeof recordsFacts>;
export type ManifestTable = z.output<typeof writtenTable>;

/** All files of a release with what they must be. */
export const releaseFiles = z.array(fileFacts);
export type ReleaseFiles = z.output<typeof releaseFiles>;

/** `release.json`. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 1)}\n`;

/** `SHA256SUMS`, as `sha256sum -c` reads it; files in the order of their names. */
export const sumsText = (files: ReleaseFiles): string =>
  [...files]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .join('');
