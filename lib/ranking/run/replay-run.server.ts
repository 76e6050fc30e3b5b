import 'server-only';
import type pg from 'pg';
import type { CrossCheckParameters } from '@/lib/ranking/cross-check/cross-check-parameters';
import { type Engine, enginesOfRun, NEWEST_ENGINE } from '@/lib/ranking/cross-check/engine';
import type { CrossCheckedRanking } from '@/lib/ranking/cross-check/rank-cross-checked';
import { LIVE } from '../view';
import { canonicalOutput, computeRun } from './compute-run';
import { canonicalInput, type RunInput } from './run-input';
import { openInput, sha256 } from './store-run.server';

/** What a replay found: the same to the byte by this engine, or the first thing that is not. */
export type Replay = {
  readonly id: string;
  readonly day: string;
  readonly period: string;
  readonly engine: Engine;
  readonly difference: string | null;
};

type Row = {
  id: string;
  day: string;
  period: string;
  method: string;
  parameters: CrossCheckParameters;
  seed: string;
  input: Buffer;
  input_hash: string;
  output_hash: string;
  rows: { insurerId: string; index: number | null; rankLow: number | null; rankHigh: number | null }[];
};

/**
 * Computes a run again from its stored input, parameters, seed and the engine of its method alone. By its number, by its day, or by the month or
 * quarter that it ranks. Null when there is no such run.
 */
export async function replayRun(pool: pg.Pool, name: string): Promise<Replay | null> {
  const by = RUN_BY.find(([form]) => form.test(name))?.[1];
  if (!by) return null;
  const { rows } = await pool.query<Row>(
    `SELECT id, day, period, method, parameters, seed, input, input_hash, output_hash, rows FROM ranking_run WHERE ${by} ORDER BY id DESC LIMIT 1`,
    [name],
  );
  const [run] = rows;
  return run ? { id: run.id, day: run.day, period: run.period, ...(await replayed(run)) } : null;
}

const RUN_BY = [
  [/^\d{1,18}$/, 'id = $1'],
  [/^\d{4}-\d{2}-\d{2}$/, `day = $1 AND period = '${LIVE}'`],
  [/^\d{4}-(?:\d{2}|Q[1-4])$/, 'period = $1'],
] as const;

type Found = Pick<Replay, 'engine' | 'difference'>;

async function replayed(run: Row): Promise<Found> {
  const { text, input } = await openInput(run.input);
  const [engine = NEWEST_ENGINE, ...others] = enginesOfRun(run.method);
  const unsound = unsoundInput(run, text, input);
  if (unsound) return { engine, difference: unsound };
  const { parameters } = run;
  const first = differenceOf(run, computeRun(input, parameters, Number(run.seed), engine));
  if (first === null) return { engine, difference: null };
  for (const other of others)
    if (differenceOf(run, computeRun(input, parameters, Number(run.seed), other)) === null)
      return { engine: other, difference: null };
  return { engine, difference: first };
}

function unsoundInput(run: Row, text: string, input: RunInput): string | null {
  if (sha256(text) !== run.input_hash) return 'the stored input is not the one that was hashed';
  return canonicalInput(input) === text ? null : 'the stored input is not in canonical form';
}

function differenceOf(run: Row, ranking: CrossCheckedRanking): string | null {
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
