import 'server-only';
import type pg from 'pg';
import type { Arrival, Arrived } from './arrival';
import { insertReports } from './insert-reports.server';

/** Reports in one transaction at the most: enough to share a commit, few enough to answer within milliseconds. */
const BATCH = 128;
/** Reports that may wait before new ones are turned away: what the database takes in a few seconds. */
const WAITING = 5_000;

type Waiting = { arrival: Arrival; resolve(answer: Arrived): void; reject(error: unknown): void };

/** The intake is full: the database is slower than the reports come in. */
export class IntakeFull extends Error {}

/**
 * Lets reports that arrive while a commit is under way share the next one. A report is answered only after its commit; one that spoils its
 * batch fails alone.
 */
export class IntakeQueue {
  private waiting: Waiting[] = [];
  private busy = false;

  /** @param pool made by `createPool`, which hears the connections it loses */
  constructor(readonly pool: pg.Pool) {}

  submit(arrival: Arrival): Promise<Arrived> {
    if (this.waiting.length >= WAITING) return Promise.reject(new IntakeFull());
    return new Promise((resolve, reject) => {
      this.waiting.push({ arrival, resolve, reject });
      if (!this.busy) {
        this.busy = true;
        setImmediate(() => void this.drain());
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) await this.store(this.waiting.splice(0, BATCH));
    this.busy = false;
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await insertReports(
        this.pool,
        batch.map(({ arrival }) => arrival),
      );
      for (const [i, { resolve }] of batch.entries()) resolve(answers[i] as Arrived);
    } catch (error) {
      if (batch.length === 1 || isConnectionError(error)) for (const { reject } of batch) reject(error);
      else for (const one of batch) await this.store([one]);
    }
  }
}

// SQLSTATE classes of a row's own fault: data exception, integrity violation; and 40: serialisation and deadlock, worth one more try alone.
const isConnectionError = (error: unknown): boolean =>
  !/^(22|23|40)/.test(String((error as { code?: unknown }).code ?? ''));
