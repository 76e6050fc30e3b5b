import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type FileFacts, HashedFile } from '@/lib/dataset/files/hashed-file.server';
import { isAlive } from '@/lib/platform/exclusive-lock.mjs';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { type Manifest, sumsText } from './manifest';
import { type ReleaseFacts, writeTables } from './write-release.server';

/** A built release that nobody sees yet. */
export type BuiltRelease = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly files: readonly FileFacts[];
};

/** The files that are written besides the tables: text by name, from the manifest and what was written so far. */
export type Documents = {
  readonly of: (manifest: Manifest, files: readonly FileFacts[]) => ReadonlyMap<string, string>;
  /** The signature over the sums, by their SHA-256; null for none. */
  readonly sign: (sums: string) => string | null;
};

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0';
const UNFINISHED = /^\.building-(\d+)-(.+)-[0-9a-f]{8}(?:-before)?$/;

/**
 * Builds a release whole in a folder of its own under `root`, forces it to the disk, and gives it its name: the month and the beginning of
 * the SHA-256 of its sums. What is already there under that name is the same to the byte. Fails without a trace.
 */
export async function buildRelease(
  pool: pg.Pool,
  root: string,
  facts: ReleaseFacts,
  documents: Documents,
): Promise<BuiltRelease> {
  await mkdir(root, { recursive: true });
  await clearUnfinished(root);
  const building = join(root, `.building-${process.pid}-${hostname()}-${randomBytes(4).toString('hex')}`);
  await mkdir(building);
  try {
    const { manifest, files } = await inTransaction(pool, (client) => writeTables(client, building, facts), SNAPSHOT);
    for (const [name, text] of documents.of(manifest, files)) files.push(await writeText(building, name, text));
    const sums = sumsText(files);
    files.push(await writeText(building, 'SHA256SUMS', sums));
    const hash = createHash('sha256').update(sums).digest('hex');
    const signature = documents.sign(hash);
    if (signature) files.push(await writeText(building, 'SHA256SUMS.note', signature));
    await syncFolder(building);
    const folder = `${facts.month}-${hash.slice(0, 16)}`;
    await appear(building, join(root, folder));
    await syncFolder(root);
    return { folder, manifest, files };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function writeText(folder: string, name: string, text: string): Promise<FileFacts> {
  const file = await HashedFile.create(folder, name);
  await file.write(Buffer.from(text));
  return file.close();
}

// A folder of that name holds the same bytes, or what is left of them after a crash or a careless hand: the fresh one takes its place.
async function appear(building: string, folder: string): Promise<void> {
  const before = `${building}-before`;
  await rename(folder, before).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(building, folder);
  await rm(before, { recursive: true, force: true });
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; there the file system orders renames by itself.
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function clearUnfinished(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const [, pid, host] = UNFINISHED.exec(name) ?? [];
    if (pid && host === hostname() && !isAlive(Number(pid)))
      await rm(join(root, name), { recursive: true, force: true });
  }
}
