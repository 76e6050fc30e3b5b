import type pg from 'pg';
import { afterAll, beforeAll, expect } from 'vitest';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { createPool, pool } from '@/lib/platform/database.server';
import { fillDataset, NEW_YEAR } from './dataset-population';
import { freshDatabase } from './fresh-database';

export type FrozenDataset = { readonly db: pg.Pool; readonly reports: number };

/** A database of the running test file whose periods are closed, and which the product's routes read. */
export function frozenDataset(): FrozenDataset {
  const at = {} as { db: pg.Pool; reports: number };
  let drop = async () => {};
  beforeAll(async () => {
    const database = await freshDatabase();
    const secrets = { WURAO_SECRET: 'a'.repeat(64), AUTH_SECRET: 'b'.repeat(64) };
    Object.assign(process.env, { DATABASE_URL: database.url, ...secrets });
    at.db = createPool(database.url);
    drop = () => database.drop();
    at.reports = await fillDataset(at.db);
    expect(await closePeriods(at.db, NEW_YEAR)).toEqual(['2026-10', '2026-11', '2026-12', '2026-Q4']);
  });
  afterAll(async () => {
    await pool().end();
    await at.db.end();
    await drop();
  });
  return at;
}
