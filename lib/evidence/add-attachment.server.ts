import 'server-only';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { base32crockford } from '@scure/base';
import type pg from 'pg';
import { newObjectKey, type Vault } from '@/lib/evidence/vault/evidence-vault.server';
import { appendEvidence } from '@/lib/ledger/append-evidence.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { log } from '@/lib/platform/log.server';
import { err, ok, type Result } from '@/lib/platform/result';
import { type EvidenceProblem, MOST_BYTES, MOST_FILES } from './attachment';
import { type TakenFile, takeFile } from './take-file.server';
import type { WrappedKey } from './vault/file-keys';

/** An object that no row stands for after so long belongs to an upload that died; in milliseconds. */
const UPLOAD_DIES = 60 * 60_000;

type Parts = { readonly pool: pg.Pool; readonly vault: Vault; readonly now: () => Date };
type NewRow = TakenFile & WrappedKey & { readonly name: string; readonly objectKey: string; readonly receipt: string };

/**
 * Keeps a file as evidence of the report with this receipt, which must be found to be the visitor's before. The object is announced as unheld, then
 * written, then taken up by its row and the entry in the log in one transaction: whenever this dies, the sweeper finds what is left.
 * @returns the attachment's name
 */
export async function addAttachment(
  { pool, vault, now }: Parts,
  receipt: string,
  source: AsyncIterable<Buffer>,
): Promise<Result<string, EvidenceProblem>> {
  const name = base32crockford.encode(randomBytes(10));
  const { key, ...wrapped } = vault.keys.make(name);
  const taken = await takeFile(source, key, vault.incoming);
  if (!taken.ok) return taken;
  const objectKey = newObjectKey();
  try {
    await pool.query('INSERT INTO unheld_object (object_key, due_at) VALUES ($1, $2)', [
      objectKey,
      new Date(now().getTime() + UPLOAD_DIES),
    ]);
    const stored = await store(vault, objectKey, taken.value);
    if (!stored) return err('store_down');
    const row = { ...taken.value, ...wrapped, name, objectKey, receipt };
    const kept = await inTransaction(pool, (client) => insert(client, row, now()));
    if (!kept.ok) await dueNow(pool, objectKey, now());
    return kept;
  } finally {
    await rm(taken.value.file.path, { force: true });
  }
}

async function store(vault: Vault, objectKey: string, { file }: TakenFile): Promise<boolean> {
  try {
    await vault.store.put(objectKey, file);
    return true;
  } catch (error) {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'the evidence store refused a file');
    return false;
  }
}

/** Rows of one driver are written one after the other, so that the limits hold whatever comes at once. */
async function insert(client: pg.PoolClient, row: NewRow, now: Date): Promise<Result<string, EvidenceProblem>> {
  const owner = await client.query<{ report_id: string; reporter_id: string }>(
    `SELECT r.id AS report_id, coalesce(p.merged_into_id, p.id) AS reporter_id
     FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE r.receipt = $1`,
    [row.receipt],
  );
  const [report] = owner.rows;
  if (!report) return err('no_file');
  await client.query('SELECT FROM reporter WHERE id = $1 FOR NO KEY UPDATE', [report.reporter_id]);
  const refused = await beyondLimits(client, report, row);
  if (refused) return err(refused);
  const held = await client.query('DELETE FROM unheld_object WHERE object_key = $1', [row.objectKey]);
  if (held.rowCount !== 1) throw new Error('the upload took so long that its object was swept away');
  const entry = await appendEvidence(client, { reportId: report.report_id, sha256: row.sha256, what: row.kind });
  await client.query(
    `INSERT INTO attachment (name, report_id, kind, media_type, bytes, sha256, stripped, object_key, key_id, wrapped_key, added_at, entry, state,
       machine, due_at, file_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', 'due', $11, $11)`,
    [
      ...[row.name, report.report_id, row.kind, row.mediaType, row.bytes, row.sha256, row.stripped],
      ...[row.objectKey, row.keyId, row.wrappedKey, now, entry],
    ],
  );
  return ok(row.name);
}

async function beyondLimits(
  client: pg.PoolClient,
  { report_id, reporter_id }: { readonly report_id: string; readonly reporter_id: string },
  { sha256, bytes }: TakenFile,
): Promise<EvidenceProblem | null> {
  const { rows } = await client.query<{ files: number; same: boolean; bytes: string }>(
    `SELECT count(*) FILTER (WHERE a.report_id = $1)::int AS files, coalesce(sum(a.bytes), 0) AS bytes,
       coalesce(bool_or(a.report_id = $1 AND a.sha256 = $3), false) AS same
     FROM attachment a JOIN report r ON r.id = a.report_id
     WHERE r.reporter_id IN (SELECT id FROM reporter WHERE id = $2 OR merged_into_id = $2)`,
    [report_id, reporter_id, sha256],
  );
  const [has] = rows;
  if (!has) return null;
  if (has.same) return 'same_file';
  if (has.files >= MOST_FILES) return 'too_many';
  return Number(has.bytes) + bytes > MOST_BYTES ? 'too_much' : null;
}

const dueNow = (pool: pg.Pool, objectKey: string, now: Date) =>
  pool.query('UPDATE unheld_object SET due_at = $2 WHERE object_key = $1', [objectKey, now]);
