import 'server-only';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bundleCommand, nodeArguments } from '@/lib/commands/run/bundle-command.mjs';
import { postmasterOf, spentByFamily } from './processor-time.server';
import { runToEnd } from './programs.server';

/** Seconds by the clock and of processor time, PostgreSQL's included; null where the system does not say. */
export type Spent = { readonly clock: number; readonly processor: number | null };

/** One size: what the same rows cost PostgreSQL alone and the release, and the most memory the release held. */
export type MeasuredRelease = {
  readonly reports: number;
  readonly rows: number;
  readonly combinations: number;
  readonly copy: Spent;
  readonly recode: Spent;
  readonly csv: Spent;
  readonly all: Spent;
  readonly peakKiB: number;
};

type Run = Omit<MeasuredRelease, 'reports' | 'copy'>;

// The same rows with the same facts, as they are stored: what PostgreSQL itself needs to put them into a file.
const COPIED = `SELECT to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM'), r.province_adcode, coalesce(r.insurer_id, r.claim), r.role,
  r.called_at, r.expiry_bucket, r.refusal, r.lures[1] FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE NOT p.records_opt_out`;

/** Measures the records of all reports of a database as one release, in a process of its own, against COPY … TO a file in the same run. */
export async function measureRelease(url: string, reports: number): Promise<MeasuredRelease> {
  const root = process.cwd();
  const run = nodeArguments(root, await bundleCommand(root, 'lib/commands/bench/release-run.ts'), [url]);
  const postmaster = await postmasterOf(url);
  const database = () => (postmaster === null ? null : spentByFamily(postmaster));
  // The first reads the disk; the better of two around the release is what it is held against.
  const before = await costOfCopy(url, database);
  const began = database();
  const measured: Run = JSON.parse(await runToEnd(run));
  const ended = database();
  const after = await costOfCopy(url, database);
  const served = began === null || ended === null ? null : (ended - began) / 1e6;
  const whole = (own: number | null) => (served === null || own === null ? null : own + served);
  const recode = { ...measured.recode, processor: whole(measured.recode.processor) };
  return { reports, ...measured, recode, copy: before.clock < after.clock ? before : after };
}

async function costOfCopy(url: string, spent: () => number | null): Promise<Spent> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const path = join(tmpdir(), `wurao-copy-${process.pid}.csv`);
  try {
    const [clock, processor] = [process.hrtime.bigint(), spent()];
    await client.query(`COPY (${COPIED}) TO ${pg.escapeLiteral(path)} (FORMAT csv)`);
    const now = spent();
    return {
      clock: Number(process.hrtime.bigint() - clock) / 1e9,
      processor: processor === null || now === null ? null : (now - processor) / 1e6,
    };
  } finally {
    await client.end();
    await rm(path, { force: true }).catch(() => {});
  }
}
