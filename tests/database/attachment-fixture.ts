import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { addAttachment } from '@/lib/evidence/add-attachment.server';
import { listAttachments } from '@/lib/evidence/read-attachments.server';
import { folderStore } from '@/lib/evidence/store/folder-store.server';
import type { Vault } from '@/lib/evidence/vault/evidence-vault.server';
import { fileKeys } from '@/lib/evidence/vault/file-keys';
import { auditLog } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import { arrivalOf, newDevice, now, report } from './arrivals';
import type { IntakeFixture } from './intake-fixture';

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
