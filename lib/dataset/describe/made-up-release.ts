import type { Manifest } from '@/lib/dataset/release/manifest';
import { RELEASE_TABLES } from '@/lib/dataset/release/release-tables';

/** A file of a release that nobody made, for tests. */
export const file = (name: string) => ({ name, bytes: 1234, sha256: 'ab'.repeat(32) });

/** The manifest of a release with every table, for tests. */
export const manifest: Manifest = {
  ...{ month: '2026-09', revision: 2, notice: 'a <b> & "c"', issued: '2026-10-01T00:10:00.000Z', synthetic: false },
  ...{
    origin: 'https://example.org',
    periods: ['2026-09', '2026-Q3'],
    method: '2.2',
    runs: [{ period: '2026-09', id: '17', method: '2.2', fingerprint: 'cd'.repeat(32) }],
    statisticsAgree: true,
    logSize: null,
  },
  before: { month: '2026-08', revision: 1, rows: { records: 90, gone: 3 } },
  records: {
    released: 100,
    combinations: 9,
    leftOut: { reporters: 5, reports: 10 },
    loss: { role: 0.25 },
    exact: { role: 0.5 },
  },
  tables: RELEASE_TABLES.map(({ name }) => ({
    name,
    rows: 100,
    columns: [],
    files: { csv: file(`${name}.csv.gz`), ndjson: file(`${name}.ndjson.gz`), parquet: file(`${name}.parquet`) },
  })),
};
