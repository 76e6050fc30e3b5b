import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { TABLES } from '@/lib/dataset/monthly-tables';
import { createPool } from '@/lib/platform/database.server';
import { fillDataset, NEW_YEAR } from './dataset-population';
import { freshDatabase } from './fresh-database';
import { frozenDataset } from './frozen-dataset';
import { rowsOf } from './released-files';

const dataset = frozenDataset();

const frozen = async (db: pg.Pool) =>
  (await db.query('SELECT period, name, sha256, rows::text AS rows, frozen_at FROM release_table ORDER BY 1, 2')).rows;

describe('freezing', () => {
  it('happens once: the second time nothing is frozen and nothing changes', async () => {
    const before = await frozen(dataset.db);
    const of = (period: 'month' | 'quarter') => TABLES.filter((table) => table.period === period).length;
    expect(before).toHaveLength(3 * of('month') + of('quarter'));
    expect(await closePeriods(dataset.db, new Date('2027-01-15T00:00:00Z'))).toEqual([]);
    expect(await frozen(dataset.db)).toEqual(before);
  });

  it('gives one result when many freeze at once, and the same as one alone', async () => {
    const other = await freshDatabase();
    const pools = Array.from({ length: 6 }, () => createPool(other.url, 2));
    const [first] = pools as [pg.Pool];
    await fillDataset(first);
    const outcomes = await Promise.allSettled(pools.map((own) => closePeriods(own, NEW_YEAR)));
    const without = ({ frozen_at: _, ...row }: { frozen_at: Date }) => row;
    expect((await frozen(first)).map(without)).toEqual((await frozen(dataset.db)).map(without));
    for (const own of pools) expect(await closePeriods(own, NEW_YEAR)).toEqual([]);
    await Promise.all(pools.map((own) => own.end()));
    await other.drop();
    expect(outcomes.map(({ status }) => status)).toEqual(pools.map(() => 'fulfilled'));
  });

  it('counts people once, leaves removed reports out, and books by the month of receipt in China', async () => {
    const rows = await rowsOf('2026-10', 'role_insurer_month');
    const cellOf = (insurer: string) => rows.find((row) => row.insurer === insurer && row.row === 'cell');
    expect(cellOf('ccic')).toMatchObject({ role: 'robot', reporters: 5, reports: 10 });
    expect(cellOf('sunshine')).toBeUndefined();
    expect(cellOf('cic')).toBeUndefined();
    expect(cellOf('taiping')).toMatchObject({ reporters: 10, reports: 10 });
  });
});
