import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { addAttachment } from '@/lib/evidence/add-attachment.server';
import { checkAttachments } from '@/lib/evidence/check/check-attachments.server';
import { findLocked, listAttachments, unlock } from '@/lib/evidence/read-attachments.server';
import { folderStore } from '@/lib/evidence/store/folder-store.server';
import { sweepUnheld } from '@/lib/evidence/sweep-objects.server';
import type { Vault } from '@/lib/evidence/vault/evidence-vault.server';
import { fileKeys } from '@/lib/evidence/vault/file-keys';
import { auditLog } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import { arrivalOf, keys, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

/** When a file that nothing holds may be swept. */
export const LATER = new Date(now.getTime() + 2 * 3_600_000);

/** A vault in a folder of its own. */
export async function vaultFixture() {
  const root = await mkdtemp(join(tmpdir(), 'wurao-evidence-'));
  const vault: Vault = {
    keys: fileKeys(['k'.repeat(43)]),
    store: folderStore(join(root, 'files')),
    incoming: join(root, 'incoming'),
  };
  return {
    root,
    vault,
    /** Names of all files that lie in it. */
    files: async () =>
      (await readdir(root, { recursive: true, withFileTypes: true }))
        .filter((one) => one.isFile())
        .map((one) => one.name),
    close: () => rm(root, { recursive: true, force: true }),
  };
}

/** A picture of noise that nobody else has: no two are the same file. */
export const picture = (): Promise<Buffer> =>
  sharp(randomBytes(60 * 40 * 3), { raw: { width: 60, height: 40, channels: 3 } })
    .png()
    .toBuffer();

export async function* inPieces(bytes: Buffer, size = 10_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What tests ask of attachments in a database. */
export function attachmentsOf(db: IntakeFixture, vault: Vault) {
  const parts = { pool: db.pool, vault, now: () => now };
  return {
    parts,
    /** Reports a call and gives its receipt. */
    async call(said: object = {}, device = newDevice()): Promise<string> {
      const answer = await db.queue.submit(arrivalOf(report(said), { device }));
      if (!('receipt' in answer)) throw new Error(answer.kind);
      return answer.receipt;
    },
    add: (receipt: string, bytes: Buffer, more: Partial<typeof parts> = {}) =>
      addAttachment({ ...parts, ...more }, receipt, inPieces(bytes)),
    list: (receipt: string) => listAttachments(db.pool, receipt),
    /** What a file that is kept opens to; nothing when it is gone. */
    async bytesOf(receipt: string, name: string): Promise<Buffer> {
      const locked = await findLocked(db.pool, receipt, name);
      const all: Buffer[] = [];
      for await (const piece of (locked && (await unlock(vault, locked))) ?? []) all.push(piece);
      return Buffer.concat(all);
    },
    /** The machine looks at what waits for it. @param auditShare how many of its findings a person sees too */
    check: (auditShare = 0) => checkAttachments({ ...parts, keys, auditShare, chance: () => 0.5 }),
    /** What earlier tests left is nobody's business any more: neither the machine's nor the desk's. */
    async settle(): Promise<void> {
      await db.pool.query(
        `UPDATE attachment SET machine = 'done', audit = false, state = CASE state WHEN 'waiting' THEN 'unsupported' ELSE state END`,
      );
      await sweepUnheld(db.pool, vault, LATER);
    },
    async findings(): Promise<string[]> {
      const found: string[] = [];
      await auditLog(db.pool, (finding) => found.push(describeFinding(finding)));
      return found;
    },
    async tierOf(receipt: string): Promise<number | undefined> {
      const { rows } = await db.pool.query<{ tier: number }>(
        `SELECT o.tier FROM report r JOIN reporter p ON p.id = r.reporter_id JOIN reporter o ON o.id = coalesce(p.merged_into_id, p.id)
         WHERE r.receipt = $1`,
        [receipt],
      );
      return rows[0]?.tier;
    },
  };
}

/** A database and a vault of their own, and what tests ask of the attachments in both. */
export async function attachmentFixture() {
  const db = await intakeFixture();
  const place = await vaultFixture();
  return {
    db,
    place,
    on: attachmentsOf(db, place.vault),
    async close() {
      await db.close();
      await place.close();
    },
  };
}
