import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type pg from 'pg';
import { auditLog } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import { describeOutcome, type Evidence, readEvidence, verifyEvidence } from '@/lib/ledger/evidence';
import { type LedgerArguments, readLedgerArguments } from '@/lib/ledger/ledger-arguments';
import { proveConsistency } from '@/lib/ledger/prove-consistency.server';
import { readVerifier, type Verifier } from '@/lib/ledger/signed-note';
import { listVerifiers } from '@/lib/ledger/stored-checkpoints.server';
import { createPool } from '@/lib/platform/database.server';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';

const DATABASE = 'wurao';
const say = (line: string) => console.log(`wurao  ${line}`);
const fileOf = (path: string) => readFileSync(resolve(process.env.INIT_CWD ?? '.', path), 'utf8');

/** Opens the site's database for as long as `work` takes. */
async function withDatabase<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const database = await openDatabase(launchSettings().DATABASE_URL, DATABASE, (line) => say(`database: ${line}`));
  const pool = createPool(database.url, 2);
  try {
    await applyMigrations(database.url);
    return await work(pool);
  } finally {
    await pool.end();
    await database.close();
  }
}

/** Every stored row against the log. */
async function audit(): Promise<boolean> {
  const { entries, checkpoints, findings } = await withDatabase((pool) =>
    auditLog(pool, (finding) => say(describeFinding(finding))),
  );
  say(
    `audited ${entries} entries and ${checkpoints} checkpoints: ${findings === 0 ? 'all is as the log says' : `${findings} findings`}`,
  );
  return findings === 0;
}

type Verify = Extract<LedgerArguments, { command: 'verify' }>;

/** Files are checked with nothing but themselves and the keys; only what is not in them is asked of the site's database. */
async function verify({ files, from, to, keys }: Verify): Promise<boolean> {
  const own = keys.flatMap(keysIn);
  if (from !== null && to !== null) {
    return withDatabase(async (pool) => tell(await consistencyOf(pool, from, to), await trusted(pool, own)));
  }
  const given = readEvidence(files.map(fileOf));
  if (!given.ok) throw new Error(`${files[given.error.at]}: neither a proof nor a checkpoint`);
  const evidence = given.value;
  if (own.length > 0 && evidence.kind !== 'checkpoints') return tell(evidence, own);
  return withDatabase(async (pool) => tell(await completed(pool, evidence), await trusted(pool, own)));
}

/** The keys that were given, or those that the site's database has signed with. */
async function trusted(pool: pg.Pool, own: readonly Verifier[]): Promise<readonly Verifier[]> {
  return own.length > 0 ? own : (await listVerifiers(pool)).flatMap((text) => readVerifier(text) ?? []);
}

/** Two checkpoints want the proof that leads from one to the other. */
async function completed(pool: pg.Pool, evidence: Evidence): Promise<Evidence> {
  return evidence.kind === 'checkpoints' ? consistencyOf(pool, evidence.from, evidence.to, evidence.notes) : evidence;
}

async function consistencyOf(
  pool: pg.Pool,
  from: number,
  to: number,
  notes?: readonly [string, string],
): Promise<Evidence> {
  const proof = await proveConsistency(pool, Math.min(from, to), Math.max(from, to));
  if (!proof.ok) throw new Error(`this database has no checkpoint of ${proof.error} entries`);
  // What somebody kept is checked, not what the database says was signed.
  const kept = notes ? { from: notes[0], to: notes[1] } : {};
  return { kind: 'consistency', proof: { ...proof.value, ...kept } };
}

function tell(evidence: Evidence, verifiers: readonly Verifier[]): boolean {
  const outcome = verifyEvidence(evidence, verifiers);
  say(describeOutcome(outcome));
  return outcome.ok;
}

/** A key as it is written, or a file of them. */
function keysIn(text: string): Verifier[] {
  const lines = text.includes('+') ? [text] : fileOf(text).split('\n').filter(Boolean);
  return lines.map((line) => {
    const verifier = readVerifier(line);
    if (!verifier) throw new Error(`«${line}» is no key of a log`);
    return verifier;
  });
}

try {
  const read = readLedgerArguments(process.argv.slice(2));
  if (!read.ok) throw new Error(read.error);
  process.exitCode = (await (read.value.command === 'audit' ? audit() : verify(read.value))) ? 0 : 1;
} catch (error) {
  console.error(`wurao: ${(error as Error).message}`);
  process.exitCode = 2;
}
