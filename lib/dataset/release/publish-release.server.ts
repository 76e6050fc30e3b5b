import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Signer } from '@/lib/ledger/sign-checkpoint';
import { err, ok, type Result } from '@/lib/platform/result';
import { publishRecord } from '@/lib/record/publish-record.server';
import { type BuiltRelease, buildRelease } from './build-release.server';
import { type PublishedRelease, readPublished, unreleasedMonths } from './read-published.server';
import { releaseDocuments } from './release-documents';
import { RELEASE_LOCK } from './release-lock';
import { logFiles, signSums } from './sign-release.server';

/** Where releases go, and what they are told besides the database. */
export type ReleaseContext = {
  readonly root: string;
  readonly origin: string;
  readonly synthetic: boolean;
  /** Text of the verifier that goes into each release. */
  readonly verifier: () => Promise<string>;
  /** Who signs the sums; nobody where there is no log. */
  readonly signers: readonly Signer[];
  readonly now: () => Date;
};

/** `not_closed`: its tables are not frozen and ranked. `published`: it is out, and there is no reason to release it again. `busy`: another process builds. */
export type ReleaseProblem = 'not_closed' | 'published' | 'busy';

export type Released = BuiltRelease & { readonly month: string; readonly revision: number };

/**
 * Builds the release of a closed month and publishes it. A month that is out stays as it is unless `notice` says why it is released again:
 * then the new files take the place of the old under its address, as the next revision.
 */
export async function publishRelease(
  pool: pg.Pool,
  month: string,
  context: ReleaseContext,
  notice: string | null = null,
): Promise<Result<Released, ReleaseProblem>> {
  return alone(pool, async () => {
    const published = await readPublished(pool);
    const own = published.find((release) => release.month === month);
    if (own && notice === null) return err('published');
    if (!own && !(await unreleasedMonths(pool)).includes(month)) return err('not_closed');
    // Whatever of the later answers belongs into this release is frozen now or never: the same database then gives the same bytes.
    await publishRecord(pool, context.now());
    const revision = (own?.revision ?? 0) + 1;
    const before = published.find((release) => release.month < month);
    const log = await logFiles(pool, before?.manifest.logSize ?? null, context.signers);
    const facts = {
      ...{ month, revision, notice: own ? notice : null, origin: context.origin, synthetic: context.synthetic },
      ...{ logSize: log.size, before: rowsBefore(before) },
    };
    const given = { licence: await licence(), verifier: await context.verifier(), log: log.files };
    const built = await buildRelease(pool, context.root, facts, {
      of: (manifest, files) => releaseDocuments(manifest, [...files], given),
      sign: (sums) => signSums({ month, revision, sums }, context.signers),
    });
    await pool.query(
      'INSERT INTO release (month, revision, folder, manifest, files, notice, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [
        ...[month, revision, built.folder, JSON.stringify(built.manifest), JSON.stringify(built.files)],
        ...[facts.notice, context.now()],
      ],
    );
    return ok({ ...built, month, revision });
  });
}

/** Publishes every closed month that has no release yet, the oldest first. @returns the months published */
export async function publishDueReleases(pool: pg.Pool, context: ReleaseContext): Promise<string[]> {
  const done: string[] = [];
  for (const month of await unreleasedMonths(pool)) {
    const released = await publishRelease(pool, month, context);
    if (!released.ok) break;
    done.push(month);
  }
  return done;
}

const licence = (): Promise<string> => readFile(join(process.cwd(), 'LICENSE-DATA'), 'utf8');

const rowsBefore = (release: PublishedRelease | undefined) =>
  release
    ? {
        ...{ month: release.month, revision: release.revision },
        rows: Object.fromEntries(release.manifest.tables.map(({ name, rows }) => [name, rows])),
      }
    : null;

/** Holds the lock of the builders meanwhile, on a connection of its own. */
async function alone<T>(
  pool: pg.Pool,
  work: () => Promise<Result<T, ReleaseProblem>>,
): Promise<Result<T, ReleaseProblem>> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [RELEASE_LOCK]);
    if (!rows[0]?.got) return err('busy');
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [RELEASE_LOCK]).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    // A connection that could not give the lock back is ended: that gives it back.
    client.release(broken);
  }
}
