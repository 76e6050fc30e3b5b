import 'server-only';
import type pg from 'pg';
import { pool } from '@/lib/platform/database.server';
import { type Manifest, manifestSchema, type ReleaseFiles, releaseFiles } from './manifest';

/** A release as it stands: the newest revision of its month. */
export type PublishedRelease = {
  readonly month: string;
  readonly revision: number;
  readonly folder: string;
  readonly publishedAt: Date;
  readonly manifest: Manifest;
  readonly files: ReleaseFiles;
};

type Row = { month: string; revision: number; folder: string; published_at: Date; manifest: unknown; files: unknown };

/** Every published release, newest month first; of a month that was released again, only the last. */
export async function readPublished(pool: pg.Pool | pg.ClientBase): Promise<PublishedRelease[]> {
  const { rows } = await pool.query<Row>({
    name: 'read-published',
    text: `SELECT DISTINCT ON (month) month, revision, folder, published_at, manifest, files FROM release ORDER BY month DESC, revision DESC`,
  });
  return rows.map(({ published_at, manifest, files, ...row }) => ({
    ...row,
    publishedAt: published_at,
    manifest: manifestSchema.parse(manifest),
    files: releaseFiles.parse(files),
  }));
}

/** Months whose tables are all frozen and ranked, and which have no release yet; oldest first. */
export async function unreleasedMonths(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ month: string }>(
    `SELECT DISTINCT t.period AS month FROM release_table t
     WHERE t.period !~ 'Q' AND NOT EXISTS (SELECT FROM release r WHERE r.month = t.period)
       AND EXISTS (SELECT FROM ranking_snapshot s WHERE s.view = t.period || '|all')
       AND (right(t.period, 2)::int % 3 <> 0 OR EXISTS (
         SELECT FROM ranking_snapshot s WHERE s.view = left(t.period, 4) || '-Q' || right(t.period, 2)::int / 3 || '|all'))
     ORDER BY 1`,
  );
  return rows.map(({ month }) => month);
}

/** {@link readPublished} from the site's own database. */
export const listPublished = (): Promise<PublishedRelease[]> => readPublished(pool());
