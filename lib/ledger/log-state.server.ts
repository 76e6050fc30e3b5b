import 'server-only';
import { base64 } from '@scure/base';
import { pool } from '@/lib/platform/database.server';
import { settings } from '@/lib/platform/settings.server';
import { type EntryCount, readEntryCounts } from './count-entries.server';
import { logOrigin } from './log-signers.server';
import type { EnteredPublication } from './publication';
import { listPublications } from './publications.server';
import { listCheckpoints, listVerifiers } from './stored-checkpoints.server';

const SHOWN = 20;

/** The log as its page shows it: checkpoints from the newest, roots in base64, keys as C2SP writes them. */
export type LogState = {
  readonly origin: string;
  readonly checkpoints: readonly { readonly size: number; readonly root: string; readonly signedAt: Date }[];
  readonly keys: readonly string[];
  readonly counts: readonly EntryCount[];
  /** Releases, changed denominators and replies of companies, the newest first. */
  readonly publications: readonly EnteredPublication[];
};

/** What the public may know of the log now. */
export async function readLogState(): Promise<LogState> {
  const [checkpoints, keys, counts, publications] = await Promise.all([
    listCheckpoints(pool(), { below: null, limit: SHOWN }),
    listVerifiers(pool()),
    readEntryCounts(pool()),
    listPublications(pool(), { below: null, limit: SHOWN }),
  ]);
  return {
    origin: logOrigin(settings()),
    checkpoints: checkpoints.map(({ size, root, signedAt }) => ({ size, root: base64.encode(root), signedAt })),
    keys,
    counts,
    publications,
  };
}
