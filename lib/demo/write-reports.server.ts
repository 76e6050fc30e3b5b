import 'server-only';
import type pg from 'pg';
import type { Keyring } from '@/lib/platform/keyed-hash';
import { saidColumns } from '@/lib/reports/intake/report-row';
import { copyLine, copyRows } from './copy-rows.server';
import type { SyntheticReporter } from './synthetic-reports';
import { withoutIndexes } from './without-indexes.server';

/** Reports written at a time: enough to be fast, few enough that memory does not grow with the population. */
const BATCH = 2_000;

/**
 * Writes a population into empty tables, in one transaction: reporters as they come, reports in the order in which they were received.
 * @param progress hears the number of reports made so far
 */
export async function writeReports(
  client: pg.ClientBase,
  reporters: Iterable<SyntheticReporter>,
  keys: Keyring,
  progress: (reports: number) => void,
): Promise<void> {
  await client.query(`BEGIN; SET LOCAL work_mem = '128MB'; SET LOCAL maintenance_work_mem = '256MB'`);
  try {
    await client.query('CREATE TEMPORARY TABLE told ON COMMIT DROP AS SELECT * FROM report');
    const columns = (await copyAll(client, reporters, keys, progress)).join(', ');
    const insert = `INSERT INTO report (${columns}) SELECT ${columns} FROM told ORDER BY received_at, receipt`;
    await withoutIndexes(client, 'report', () => client.query(insert));
    await client.query(`SELECT setval(pg_get_serial_sequence('reporter', 'id'), (SELECT max(id) FROM reporter))`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Copies the reports into `told` while the next ones are being made. @returns the columns that were written */
async function copyAll(
  client: pg.ClientBase,
  reporters: Iterable<SyntheticReporter>,
  keys: Keyring,
  progress: (reports: number) => void,
): Promise<readonly string[]> {
  let batch = new Batch(1, 0, keys);
  let writing = Promise.resolve();
  for (const reporter of reporters) {
    batch.add(reporter);
    if (batch.reports < BATCH) continue;
    await writing;
    progress(batch.reportsBefore);
    writing = batch.write(client);
    batch = batch.following();
  }
  await writing;
  await batch.write(client);
  return batch.columns;
}

const REPORTER = ['id', 'recovery_seed', 'recovery_hash', 'created_at', 'tier', 'records_opt_out'];
const ENVELOPE = ['receipt', 'reporter_id', 'received_at', 'door', 'proof'];
const DEVICE = ['secret_hash', 'reporter_id', 'created_at'];

/** Rows on their way, as text: whole lines cost the garbage collector less than their many cells. */
class Batch {
  columns: readonly string[] = [];
  reports = 0;
  private readonly reporterLines: string[] = [];
  private readonly deviceLines: string[] = [];
  private readonly reportLines: string[] = [];

  constructor(
    private nextId: number,
    readonly reportsBefore: number,
    private readonly keys: Keyring,
  ) {}

  add({ recoverySeed, recoveryHash, deviceHash, createdAt, tier, recordsOptOut, reports }: SyntheticReporter): void {
    const id = this.nextId++;
    this.reporterLines.push(copyLine([id, recoverySeed, recoveryHash, createdAt, tier, recordsOptOut]));
    this.deviceLines.push(copyLine([deviceHash, id, createdAt]));
    for (const { receipt, receivedAt, report } of reports) {
      // The columns are made by the same function as those of a real report; only the door differs.
      const said = saidColumns(report, this.keys);
      if (this.columns.length === 0) this.columns = [...Object.keys(said), ...ENVELOPE];
      this.reportLines.push(copyLine([...Object.values(said), receipt, id, receivedAt, 'synthetic', 'none']));
    }
    this.reports += reports.length;
  }

  async write(client: pg.ClientBase): Promise<void> {
    if (this.reports === 0) return;
    await copyRows(client, 'reporter', REPORTER, this.reporterLines);
    await copyRows(client, 'device', DEVICE, this.deviceLines);
    await copyRows(client, 'told', this.columns, this.reportLines);
  }

  following(): Batch {
    const next = new Batch(this.nextId, this.reportsBefore + this.reports, this.keys);
    next.columns = this.columns;
    return next;
  }
}
