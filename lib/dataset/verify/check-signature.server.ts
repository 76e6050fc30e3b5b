import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseNoteText } from '@/lib/dataset/release/release-note';
import { openCheckpoint, readCheckpoint } from '@/lib/ledger/checkpoint';
import { consistencyProof, verifyConsistencyProof } from '@/lib/ledger/receipt-proof';
import { openNote, readVerifier, type Verifier } from '@/lib/ledger/signed-note';

type Facts = { readonly month: string; readonly revision: number };
type Said = { readonly lines: readonly string[]; readonly holds: boolean };

const optional = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** The keys to trust: those given, else those that stand in the release, which prove only that it is all of one hand. */
async function keysOf(folder: string, given: string | null): Promise<{ verifiers: Verifier[]; own: boolean }> {
  const text = given ?? (await optional(join(folder, 'keys.txt'))) ?? '';
  const verifiers = text.split('\n').flatMap((line) => readVerifier(line) ?? []);
  return { verifiers, own: given === null };
}

/** Checks the signature over the sums, the checkpoint of the public log, and that it continues the one of the release before. */
export async function checkSignature(folder: string, facts: Facts, given: string | null): Promise<Said> {
  const { verifiers, own } = await keysOf(folder, given);
  const note = await optional(join(folder, 'SHA256SUMS.note'));
  if (note === null)
    return {
      lines: [given ? 'signature: missing' : 'signature: none; this release is not signed'],
      holds: given === null,
    };
  const lines: string[] = [];
  const signed = openNote(note, verifiers);
  const sums = createHash('sha256')
    .update(await readFile(join(folder, 'SHA256SUMS')))
    .digest('hex');
  const sound =
    signed.ok && signed.value.text === releaseNoteText(signed.value.by.name, facts.month, facts.revision, sums);
  lines.push(
    sound ? `signature: good, by ${signed.value.by.name}+${signed.value.by.id}` : 'signature: NOT of these sums',
  );
  if (sound && own)
    lines.push(
      '  the key stands in the release itself: compare keys.txt with the site’s /transparency, or give it with --key',
    );
  const log = await checkLog(folder, verifiers);
  return { lines: [...lines, ...log.lines], holds: sound && log.holds };
}

async function checkLog(folder: string, verifiers: readonly Verifier[]): Promise<Said> {
  const text = await optional(join(folder, 'checkpoint.txt'));
  if (text === null) return { lines: ['log: no checkpoint in this release'], holds: true };
  const checkpoint = openCheckpoint(text, verifiers);
  if (!checkpoint.ok) return { lines: [`log: the checkpoint does not hold (${checkpoint.error})`], holds: false };
  const lines = [`log: checkpoint of ${checkpoint.value.size} entries, signed`];
  const proof = await optional(join(folder, 'consistency.json'));
  if (proof === null) return { lines, holds: true };
  const parsed = consistencyProof.safeParse(JSON.parse(proof));
  const proved = parsed.success ? verifyConsistencyProof(parsed.data, verifiers) : null;
  const same = parsed.success && readCheckpoint(parsed.data.to)?.size === checkpoint.value.size;
  if (!proved?.ok || !same)
    return { lines: [...lines, 'log: does NOT continue the log of the release before'], holds: false };
  return {
    lines: [
      ...lines,
      `  it continues the ${proved.value.from.size} entries of the release before: none was changed or removed`,
    ],
    holds: true,
  };
}
