import './intake-settings';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderStore } from '@/lib/evidence/store/folder-store.server';
import type { ObjectStore, SealedFile } from '@/lib/evidence/store/object-store';
import { s3Store } from '@/lib/evidence/store/s3-store.server';
import { sweepUnheld } from '@/lib/evidence/sweep-objects.server';
import { openVault } from '@/lib/evidence/vault/evidence-vault.server';
import { now } from './arrivals';
import { attachmentsOf, picture } from './attachment-fixture';
import { intakeFixture } from './intake-fixture';
import { objectStoreStandIn } from './object-store-stand-in';

const access = { region: 'cn-north-1', keyId: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
let folder: string;
let remote: Awaited<ReturnType<typeof objectStoreStandIn>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wurao-store-'));
  remote = await objectStoreStandIn(access);
});

afterAll(async () => {
  remote.close();
  await rm(folder, { recursive: true, force: true });
});

const newKey = () => randomBytes(16).toString('hex');

async function fileOf(bytes: Buffer): Promise<SealedFile> {
  const path = join(folder, newKey());
  await writeFile(path, bytes);
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function read(store: ObjectStore, key: string): Promise<Buffer | null> {
  const stream = await store.get(key);
  if (!stream) return null;
  const all: Buffer[] = [];
  for await (const piece of stream) all.push(piece as Buffer);
  return Buffer.concat(all);
}

describe.each([
  ['a folder', () => folderStore(join(folder, 'kept'))],
  ['a store that speaks S3', () => s3Store({ url: remote.url, ...access })],
])('%s', (_, open) => {
  it('keeps, hands out and deletes, as often as it is asked', async () => {
    const store = open();
    for (const size of [0, 1, 70_000, 3_000_000]) {
      const [key, bytes] = [newKey(), randomBytes(size)];
      const file = await fileOf(bytes);
      expect(await store.has(key)).toBe(false);
      expect(await store.get(key)).toBeNull();
      await store.put(key, file);
      expect(existsSync(file.path)).toBe(false);
      expect((await read(store, key))?.equals(bytes)).toBe(true);
      expect(await store.has(key)).toBe(true);
      await store.remove(key);
      await store.remove(key);
      expect(await store.has(key)).toBe(false);
    }
  });

  it('takes no key that is a path', async () => {
    for (const key of ['../../etc/passwd', '', 'A'.repeat(32), `${newKey()}/..`])
      await expect(async () => open().get(key)).rejects.toThrow(/not a key/);
  });
});

describe('a store that speaks S3', () => {
  it.each([
    ['a wrong secret', { secret: 'wrong' }, 'SignatureDoesNotMatch'],
    ['an unknown key', { keyId: 'AKIDOTHER' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'us-east-1' }, 'AuthorizationHeaderMalformed'],
  ])('refuses %s, and says so', async (_, change, code) => {
    const store = s3Store({ url: remote.url, ...access, ...change });
    await expect(store.put(newKey(), await fileOf(randomBytes(100)))).rejects.toThrow(code);
    await expect(store.get(newKey())).rejects.toThrow(code);
    // A HEAD has no body to say it in.
    await expect(store.has(newKey())).rejects.toThrow('403');
  });

  it('notices bytes that changed on the way', async () => {
    const file = await fileOf(randomBytes(100));
    const store = s3Store({ url: remote.url, ...access });
    await expect(store.put(newKey(), { ...file, sha256: '0'.repeat(64) })).rejects.toThrow('XAmzContentSHA256Mismatch');
  });

  it('says when it cannot be reached', async () => {
    const store = s3Store({ url: 'http://127.0.0.1:9/bucket', ...access });
    await expect(store.put(newKey(), await fileOf(randomBytes(100)))).rejects.toThrow();
    await expect(store.get(newKey())).rejects.toThrow();
  });

  it('holds evidence as the settings say; while it is down nothing is lost', async () => {
    const db = await intakeFixture();
    const vault = openVault({
      EVIDENCE_KEY: 'k'.repeat(43),
      EVIDENCE_KEY_PREVIOUS: undefined,
      EVIDENCE_DIR: join(folder, 'spool'),
      EVIDENCE_S3_URL: remote.url,
      EVIDENCE_S3_REGION: access.region,
      EVIDENCE_S3_KEY_ID: access.keyId,
      EVIDENCE_S3_SECRET: access.secret,
    });
    try {
      remote.objects.clear();
      const on = attachmentsOf(db, vault);
      const receipt = await on.call();
      expect(await on.add(receipt, await picture())).toMatchObject({ ok: true });
      expect(remote.objects.size).toBe(1);
      remote.setDown(true);
      expect(await on.add(receipt, await picture())).toEqual({ ok: false, error: 'store_down' });
      const later = new Date(now.getTime() + 2 * 3_600_000);
      await expect(sweepUnheld(db.pool, vault, later)).rejects.toThrow('SlowDown');
      remote.setDown(false);
      expect(await sweepUnheld(db.pool, vault, later)).toBe(1);
      expect(remote.objects.size).toBe(1);
      expect(await on.list(receipt)).toHaveLength(1);
    } finally {
      await db.close();
    }
  });
});
