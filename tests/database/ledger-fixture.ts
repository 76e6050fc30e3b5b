import type pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { auditLog, auditWithin } from '@/lib/ledger/audit/audit-log.server';
import { describeFinding } from '@/lib/ledger/audit/finding';
import { publishCheckpoint } from '@/lib/ledger/publish-checkpoint.server';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import type { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { arrivalOf, newDevice, now, report } from './arrivals';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

const signer = signerOf('wurao.example/ledger', new Uint8Array(32).fill(9));
const GUARDED = 'report ledger_entry ledger_checkpoint removal reporter release exposure_change reply'.split(' ');
// Whatever else stores something of a report follows its number, and guards itself.
const FOLLOWERS = `SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'report'::regclass`;

/** A database of the running test file with a log, and the ways to write to it, to audit it and to tamper with it. */
export class LedgerFixture {
  db = {} as IntakeFixture;
  readonly keys = [signer.verifier];

  constructor() {
    beforeAll(async () => {
      this.db = await intakeFixture();
    });
    afterAll(() => this.db.close());
  }

  /** Throws the database away and begins with an empty one. */
  async anew(): Promise<void> {
    await this.db.close();
    this.db = await intakeFixture();
  }

  publish = (): Promise<number | null> => publishCheckpoint(this.db.pool, [signer], now);

  async send(queue: IntakeQueue, said: object = report()): Promise<string> {
    const answer = await queue.submit(arrivalOf(said, { device: newDevice() }));
    if (!('receipt' in answer)) throw new Error(answer.kind);
    return answer.receipt;
  }

  removeOne(receipt: string, reason = 'brigade') {
    return this.db.pool.query(
      'INSERT INTO removal (report_id, reason, removed_at) SELECT id, $2, now() FROM report WHERE receipt = $1',
      [receipt, reason],
    );
  }

  async kindsOf(): Promise<Record<string, number>> {
    const { rows } = await this.db.pool.query<{ kind: string; n: number }>(
      'SELECT kind, count(*)::int AS n FROM ledger_entry GROUP BY kind',
    );
    return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
  }

  async findings(): Promise<string[]> {
    const found: string[] = [];
    await auditLog(this.db.pool, (finding) => found.push(describeFinding(finding)));
    return found;
  }

  /** Changes stored rows behind the back of the triggers, as whoever owns the database can. */
  async tamper(client: pg.PoolClient, sql: string, values: unknown[] = []): Promise<void> {
    const { rows } = await client.query<{ name: string }>(FOLLOWERS);
    const guarded = new Set([...GUARDED, ...rows.map(({ name }) => name)]);
    for (const table of guarded) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const { rowCount } = await client.query(sql, values);
    expect(rowCount, sql).toBeGreaterThan(0);
    for (const table of guarded) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }

  /** What the audit finds once rows were changed; then they are as before. */
  async foundAfter(sql: string, values: unknown[] = []): Promise<string[]> {
    const found: string[] = [];
    const undo = new Error('undo');
    const outcome = inTransaction(this.db.pool, async (client) => {
      await this.tamper(client, sql, values);
      await auditWithin(client, (finding) => found.push(describeFinding(finding)));
      throw undo;
    });
    await expect(outcome).rejects.toBe(undo);
    expect(await this.findings()).toEqual([]);
    return found;
  }
}
