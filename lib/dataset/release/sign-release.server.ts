import 'server-only';
import { sign } from 'node:crypto';
import type pg from 'pg';
import { proveConsistency } from '@/lib/ledger/prove-consistency.server';
import type { Signer } from '@/lib/ledger/sign-checkpoint';
import { writeVerifier } from '@/lib/ledger/signed-note';
import { latestCheckpoint, listVerifiers } from '@/lib/ledger/stored-checkpoints.server';
import { releaseNote, releaseNoteText } from './release-note';

/** What of the log goes into a release: files by name, and the size of its checkpoint. Nothing while the log has none. */
export type LogFiles = { readonly size: number | null; readonly files: ReadonlyMap<string, string> };

/**
 * The newest checkpoint of the log, the proof that the one in the release before (of `since` entries) is the beginning of it, and the public
 * keys that sign.
 */
export async function logFiles(pool: pg.Pool, since: number | null, signers: readonly Signer[]): Promise<LogFiles> {
  const files = new Map<string, string>();
  const own = signers.map(({ verifier }) => writeVerifier(verifier));
  const keys = [...new Set([...own, ...(await listVerifiers(pool))])];
  if (keys.length > 0) files.set('keys.txt', `${keys.join('\n')}\n`);
  const checkpoint = await latestCheckpoint(pool);
  if (!checkpoint) return { size: null, files };
  files.set('checkpoint.txt', checkpoint.note);
  const proof = since === null || since === 0 ? null : await proveConsistency(pool, since, checkpoint.size);
  if (proof?.ok) files.set('consistency.json', `${JSON.stringify(proof.value, null, 1)}\n`);
  return { size: checkpoint.size, files };
}

/** The signature over the sums of a release; null without a key. */
export function signSums(
  { month, revision, sums }: { readonly month: string; readonly revision: number; readonly sums: string },
  signers: readonly Signer[],
): string | null {
  const [first] = signers;
  if (!first) return null;
  const text = releaseNoteText(first.verifier.name, month, revision, sums);
  return releaseNote(
    text,
    signers.map(({ verifier, privateKey }) => ({
      verifier,
      sign: (note) => sign(null, Buffer.from(note), privateKey),
    })),
  );
}
