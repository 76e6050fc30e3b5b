import 'server-only';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { folderStore } from '@/lib/evidence/store/folder-store.server';
import type { ObjectStore } from '@/lib/evidence/store/object-store';
import { s3Store } from '@/lib/evidence/store/s3-store.server';
import { type Settings, settings } from '@/lib/platform/settings.server';
import { type FileKeys, fileKeys } from './file-keys';

/** Where evidence lies and what opens it. */
export type Vault = {
  readonly keys: FileKeys;
  readonly store: ObjectStore;
  /** Folder for files on their way in; they are sealed there as well. */
  readonly incoming: string;
};

type VaultSettings = Pick<
  Settings,
  | 'EVIDENCE_KEY'
  | 'EVIDENCE_KEY_PREVIOUS'
  | 'EVIDENCE_DIR'
  | 'EVIDENCE_S3_URL'
  | 'EVIDENCE_S3_REGION'
  | 'EVIDENCE_S3_KEY_ID'
  | 'EVIDENCE_S3_SECRET'
>;

/** The vault that settings describe. */
export function openVault(set: VaultSettings): Vault {
  const root = resolve(set.EVIDENCE_DIR ?? '.data/evidence');
  const {
    EVIDENCE_S3_URL: url,
    EVIDENCE_S3_REGION: region,
    EVIDENCE_S3_KEY_ID: keyId,
    EVIDENCE_S3_SECRET: secret,
  } = set;
  return {
    keys: fileKeys([set.EVIDENCE_KEY, ...(set.EVIDENCE_KEY_PREVIOUS ? [set.EVIDENCE_KEY_PREVIOUS] : [])]),
    store: url && keyId && secret ? s3Store({ url, region, keyId, secret }) : folderStore(join(root, 'files')),
    incoming: join(root, 'incoming'),
  };
}

let opened: Vault | undefined;

/** The vault of this process. */
export function evidenceVault(): Vault {
  opened ??= openVault(settings());
  return opened;
}

export const newObjectKey = (): string => randomBytes(16).toString('hex');
