import 'server-only';
import type pg from 'pg';
import type { CrossCheckParameters } from '@/lib/ranking/cross-check/cross-check-parameters';
import { canonicalOutput, computeRun } from './compute-run';
import { canonicalInput } from './run-input';
import { openInput, sha256 } from './store-run.server';

/** What a replay found: the same to the byte, or the first thing that is not. */
export type Replay = { readonly id: string; readonly day: string; readonly difference: string | null };

type Row = {
  id: string;
  day: string;
  parameters: CrossCheckParameters;
  seed: string;
  input: Buffer;
  input_hash: string;
  output_hash: string;
  rows: { insurerId: string; index: number | null; rankLow: number | null; rankHigh: number | null }[];
};

/** Computes a run again from its stored input, parameters and seed alone. Null when there is no such run. */
export async function replayRun(pool: pg.Pool, idOrDay: string): Promise<Replay | null> {
  const column = idOrDay.includes('-') ? 'day' : 'id';
  const { rows } = await pool.query<Row>(
    `SELECT id, day, parameters, seed, input, input_hash, output_hash, rows FROM ranking_run WHERE ${column} = $1 ORDER BY id DESC LIMIT 1`,
    [idOrDay],
  );
  const [run] = rows;
  return run ? { id: run.id, day: run.day, difference: await differenceOf(run) } : null;
}

async function differenceOf(run: Row): Promise<string | null> {
  const { text, input } = await openInput(run.input);
  if (sha256(text) !== run.input_hash) return 'the stored input is not the one that was hashed';
  if (canonicalInput(input) !== text) return 'the stored input is not in canonical form';
  const ranking = computeRun(input, run.parameters, Number(run.seed));
  if (sha256(canonicalOutput(ranking)) === run.output_hash) return null;
  const again = new Map(ranking.rows.map((row) => [row.insurerId, row]));
  for (const stored of run.rows) {
    const row = again.get(stored.insurerId);
    if (stored.index === null || !row) continue;
    const now = `${row.score.toFixed(2)}, rank ${row.rankLow} to ${row.rankHigh}`;
    const then = `${stored.index.toFixed(2)}, rank ${stored.rankLow} to ${stored.rankHigh}`;
    if (now !== then) return `${stored.insurerId}: published ${then}; now ${now}`;
  }
  return 'the published figures agree; something behind their last published digit does not';
}
