import 'server-only';
import type pg from 'pg';
import { err, ok, type Result } from '@/lib/platform/result';
import { type Cosignature, cosignatureOf } from './cosignature';
import { proveConsistency } from './prove-consistency.server';
import { latestCheckpoint, type StoredCheckpoint } from './stored-checkpoints.server';
import { addCheckpointBody, type Witness } from './witness';

const PATIENCE_MS = 10_000;
const MOST_BYTES = 16_384;

/** Why a witness has not signed, in words for the log of the server. */
export type WitnessRefusal = { readonly witness: string; readonly why: string };

/**
 * Shows the newest checkpoint to every witness that has not signed it, and keeps the signatures that hold. One that does not answer, or answers
 * nonsense, holds up nobody.
 */
export async function askWitnesses(
  pool: pg.Pool,
  witnesses: readonly Witness[],
): Promise<{ signed: number; refused: WitnessRefusal[] }> {
  const checkpoint = witnesses.length > 0 ? await latestCheckpoint(pool) : null;
  if (!checkpoint) return { signed: 0, refused: [] };
  const asked = await Promise.all(witnesses.map((witness) => askOne(pool, witness, checkpoint)));
  return {
    signed: asked.filter((answer) => answer === 'signed').length,
    refused: asked.flatMap((answer) => (typeof answer === 'string' ? [] : [answer])),
  };
}

async function askOne(
  pool: pg.Pool,
  witness: Witness,
  checkpoint: StoredCheckpoint,
): Promise<'signed' | 'known' | WitnessRefusal> {
  const seen = await seenBy(pool, witness);
  if (seen === checkpoint.size) return 'known';
  let answer = await addCheckpoint(pool, witness, seen, checkpoint);
  // It remembers another state than we do, and says which: once more from there.
  if (!answer.ok && answer.error.remembers !== undefined)
    answer = await addCheckpoint(pool, witness, answer.error.remembers, checkpoint);
  if (!answer.ok) return { witness: witness.key.name, why: answer.error.why };
  await pool.query(
    'INSERT INTO ledger_cosignature (size, witness, line, cosigned_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [checkpoint.size, nameOf(witness), answer.value.line, answer.value.at],
  );
  return 'signed';
}

type Refused = { readonly why: string; readonly remembers?: number };

async function addCheckpoint(
  pool: pg.Pool,
  { key, url }: Witness,
  old: number,
  { size, note }: StoredCheckpoint,
): Promise<Result<Cosignature, Refused>> {
  const proof = old === 0 || old === size ? ok({ path: [] as string[] }) : await proveConsistency(pool, old, size);
  if (!proof.ok) return err({ why: `it remembers ${old} entries, of which there is no checkpoint` });
  try {
    const response = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: addCheckpointBody(old, proof.value.path, note),
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await shortText(response);
    if (response.status === 200) {
      const cosignature = cosignatureOf(text, note, key);
      return cosignature ? ok(cosignature) : err({ why: 'its signature is not of this checkpoint' });
    }
    const [, remembers] = /^(0|[1-9]\d{0,14})\n?$/.exec(text) ?? [];
    const why = `it answered ${response.status}`;
    return err(
      response.status === 409 && remembers && Number(remembers) <= size
        ? { why, remembers: Number(remembers) }
        : { why },
    );
  } catch (error) {
    return err({ why: error instanceof Error ? error.message : 'it did not answer' });
  }
}

/** What was answered, as far as an answer may be long. */
async function shortText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('it answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const nameOf = ({ key }: Witness): string => `${key.name}+${key.id}`;

/** Entries under the last checkpoint that a witness has signed; 0 when none. */
async function seenBy(pool: pg.Pool, witness: Witness): Promise<number> {
  const { rows } = await pool.query<{ size: string | null }>(
    'SELECT max(size) AS size FROM ledger_cosignature WHERE witness = $1',
    [nameOf(witness)],
  );
  return Number(rows[0]?.size ?? 0);
}
