import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type pg from 'pg';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import type { Method } from '../methods';
import { canonicalOutput } from './compute-run';
import type { Computed } from './computed-run';
import { canonicalInput, type RunInput } from './run-input';
import type { RunCause } from './run-summary';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** SHA-256 of a text, in hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is hashed along with an input, so that nobody can guess it back. */
export const runSalt = (): string => randomBytes(16).toString('hex');

/** Stores a computed ranking for ever, with its whole input under a fresh salt. @returns its number */
export async function storeRun(
  client: pg.ClientBase,
  { input, ranking, rows, crossCheck }: Computed,
  of: {
    /** `live`, or the closed period. */
    readonly period: string;
    readonly day: string;
    readonly now: Date;
    readonly cause: RunCause;
    readonly method: Method;
    readonly salt: string;
  },
): Promise<string> {
  const text = canonicalInput({ ...input, salt: of.salt });
  const stored = await client.query<{ id: string }>(
    `INSERT INTO ranking_run (period, day, ran_at, cause, method, parameters, seed, from_week, through_week, input, input_hash, output_hash, rows, cross_check)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id`,
    [
      of.period,
      of.day,
      of.now,
      of.cause,
      of.method.version,
      JSON.stringify(CROSS_CHECK_PARAMETERS),
      of.method.seed,
      input.fromWeek,
      input.throughWeek,
      await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 22 } }),
      sha256(text),
      sha256(canonicalOutput(ranking)),
      JSON.stringify(rows),
      JSON.stringify(crossCheck),
    ],
  );
  return stored.rows[0]?.id ?? '';
}

/** A stored input as text and as a value. */
export async function openInput(stored: Buffer): Promise<{ readonly text: string; readonly input: RunInput }> {
  const text = (await decompress(stored)).toString('utf8');
  return { text, input: JSON.parse(text) as RunInput };
}
