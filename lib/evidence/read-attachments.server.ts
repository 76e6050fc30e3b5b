import 'server-only';
import type { Readable } from 'node:stream';
import type pg from 'pg';
import type { Vault } from '@/lib/evidence/vault/evidence-vault.server';
import { opened } from '@/lib/evidence/vault/sealed-chunks';
import type { MyAttachment } from './attachment';

/** As much of a connection as reading needs. */
type Db = { query: pg.Pool['query'] };

/** What opening a file needs of its row. */
export type Locked = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly objectKey: string | null;
  readonly keyId: string;
  readonly wrappedKey: Buffer;
};

export const LOCKED = `a.name, a.media_type AS "mediaType", a.bytes, a.object_key AS "objectKey", a.key_id AS "keyId", a.wrapped_key AS "wrappedKey"`;

/** The attachments of a report, as they came. Ask only of a receipt that was found to be the visitor's. */
export async function listAttachments(db: Db, receipt: string): Promise<MyAttachment[]> {
  const { rows } = await db.query<MyAttachment>(
    `SELECT a.name, a.kind, a.media_type AS "mediaType", a.bytes, a.stripped, a.added_at AS "addedAt", a.state, a.checked_by AS "checkedBy",
       a.reason, a.machine = 'due' AS "underWay"
     FROM attachment a JOIN report r ON r.id = a.report_id WHERE r.receipt = $1 ORDER BY a.id`,
    [receipt],
  );
  return rows;
}

/** A file of one of several reports, by its fingerprint; `held`: the file itself is still there. */
export type FileOfReport = Pick<MyAttachment, 'name' | 'kind' | 'mediaType' | 'addedAt'> & {
  readonly receipt: string;
  readonly sha256: string;
  readonly held: boolean;
};

/** The files of reports, as they came. Ask only for receipts that were found to be the visitor's. */
export async function filesOfReports(db: Db, receipts: readonly string[]): Promise<FileOfReport[]> {
  const { rows } = await db.query<FileOfReport>(
    `SELECT r.receipt, a.name, a.kind, a.media_type AS "mediaType", a.added_at AS "addedAt", encode(a.sha256, 'hex') AS sha256,
       a.object_key IS NOT NULL AS held
     FROM attachment a JOIN report r ON r.id = a.report_id WHERE r.receipt = ANY($1) ORDER BY a.id`,
    [receipts],
  );
  return rows;
}

/** The locked file of an attachment of a report, or null. */
export async function findLocked(db: Db, receipt: string, name: string): Promise<Locked | null> {
  const { rows } = await db.query<Locked>(
    `SELECT ${LOCKED} FROM attachment a JOIN report r ON r.id = a.report_id WHERE r.receipt = $1 AND a.name = $2`,
    [receipt, name],
  );
  return rows[0] ?? null;
}

/** The plain bytes of a locked file as they are unsealed, or null when the store has none. @throws when the store cannot be reached */
export async function unlock(vault: Vault, locked: Locked): Promise<AsyncGenerator<Buffer> | null> {
  if (locked.objectKey === null) return null;
  const key = vault.keys.unwrap(locked.name, locked);
  const stored: Readable | null = await vault.store.get(locked.objectKey);
  return stored && opened(key, stored);
}

/** The place of an attachment's entry in the public log, or null. */
export async function findEntry(db: Db, receipt: string, name: string): Promise<string | null> {
  const { rows } = await db.query<{ entry: string }>(
    'SELECT a.entry FROM attachment a JOIN report r ON r.id = a.report_id WHERE r.receipt = $1 AND a.name = $2',
    [receipt, name],
  );
  return rows[0]?.entry ?? null;
}
