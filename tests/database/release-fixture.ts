import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type pg from 'pg';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { bundleVerifier } from '@/lib/commands/release/bundle-verifier.server';
import { publishDueReleases, type ReleaseContext } from '@/lib/dataset/release/publish-release.server';
import { type PublishedRelease, readPublished } from '@/lib/dataset/release/read-published.server';
import { fillDemo } from '@/lib/demo/fill-demo.server';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { createPool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { freshDatabase } from './fresh-database';

const run = promisify(execFile);
const NOW = new Date('2026-11-24T04:00:00Z');
const REPORTS = 12_000;

type Row = Record<string, string | number | boolean | null>;

/** A demo database with every release of it published into a folder. */
export async function releaseFixture() {
  const database = await freshDatabase();
  const db = createPool(database.url);
  const root = await mkdtemp(join(tmpdir(), 'wurao-releases-'));
  await fillWithReports(database.url, db);
  const verifier = await bundleVerifier(process.cwd());
  const signers = [signerOf('example.org/ledger/synthetic', new Uint8Array(32).fill(7))];
  await publishCheckpoint(db, signers, NOW);
  const context: ReleaseContext = {
    signers,
    root,
    origin: 'https://example.org',
    synthetic: true,
    verifier: async () => verifier,
    now: () => NOW,
  };
  await publishDueReleases(db, context);
  const releases = await readPublished(db);
  return {
    database,
    db,
    root,
    context,
    releases,
    ...readersOf(root),
    async close() {
      await db.end();
      await database.drop();
      await rm(root, { recursive: true });
    },
  };
}

/** The same population, whatever the secret that hides its callers. */
export async function fillWithReports(url: string, pool: pg.Pool, secret = 'the secret of this test'): Promise<void> {
  await loadReferenceData(pool);
  const keys = keyring(`${secret}, of 32 bytes or more, and then some more`);
  await fillDemo(url, { reports: REPORTS, seed: 5 }, { keys, now: NOW, say: () => {} });
}

/** The files of a release, as a reader meets them. */
function readersOf(root: string) {
  const pathOf = (release: PublishedRelease, name: string) => join(root, release.folder, name);
  const bytesOf = (release: PublishedRelease, name: string) => readFile(pathOf(release, name));
  const rowsOf = async (release: PublishedRelease, table: string): Promise<Row[]> =>
    gunzipSync(await bytesOf(release, `${table}.ndjson.gz`))
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  /** Runs the release's own verifier as somebody does who has downloaded it: in an otherwise empty folder, with Node and nothing else. */
  const verify = async (release: PublishedRelease, ...more: string[]): Promise<{ code: number; said: string }> => {
    const alone = await mkdtemp(join(tmpdir(), 'wurao-downloaded-'));
    await cp(join(root, release.folder), alone, { recursive: true });
    const told = await run(process.execPath, ['verify.mjs', '.', ...more], {
      cwd: alone,
      env: { NODE_ENV: 'production' },
    }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        said: error.stdout + error.stderr,
      }),
    );
    await rm(alone, { recursive: true });
    return told;
  };
  return { pathOf, bytesOf, rowsOf, verify };
}
