import 'server-only';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { HEAT_LOCK } from './heat-lock';
import { foldedUpTo, rawReports } from './read-heat-reports.server';
import { settleChanges } from './settle-changes.server';
import { changeCells, storedCells } from './stored-cells.server';
import { byDriver, type HeatCount, type Tally, tallyDriver } from './tally';

const PIECE = 10_000;
const SHOWN = 20;
const NOTHING: HeatCount = { reporters: 0, reports: 0, squares: 0 };

export type HeatRecount = {
  readonly reports: number;
  readonly cells: number;
  /** Cells that differ from the recount, and the first few of them. */
  readonly different: number;
  readonly first: readonly string[];
};

/** Counts every heat cell again from the raw reports folded so far and compares it with what is stored; `repair` replaces what differs. */
export function recountHeat(pool: pg.Pool, { repair }: { repair: boolean }): Promise<HeatRecount> {
  const recounting = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [HEAT_LOCK]);
    const newest = await foldedUpTo(client);
    await settleChanges(client, newest);
    const counted: Tally = new Map();
    let reports = 0;
    for await (const piece of rawReports(client, newest, PIECE)) {
      reports += piece.length;
      for (const own of byDriver(piece).values()) tallyDriver(counted, own);
    }
    const { changes, first } = differences(await storedCells(client), counted);
    if (repair) await changeCells(client, changes);
    return { reports, cells: counted.size, different: changes.size, first };
  };
  return inTransaction(pool, recounting, UNHURRIED);
}

/** What must be added to the stored cells to make them the counted ones. */
function differences(stored: Tally, counted: Tally): { changes: Tally; first: string[] } {
  const changes: Tally = new Map();
  const first: string[] = [];
  for (const key of new Set([...stored.keys(), ...counted.keys()])) {
    const [has, should] = [stored.get(key) ?? NOTHING, counted.get(key) ?? NOTHING];
    const change = {
      reporters: should.reporters - has.reporters,
      reports: should.reports - has.reports,
      squares: should.squares - has.squares,
    };
    if (change.reporters === 0 && change.reports === 0 && change.squares === 0) continue;
    changes.set(key, change);
    if (first.length < SHOWN) first.push(`heat cell ${key}: stored ${inWords(has)}, recounted ${inWords(should)}`);
  }
  return { changes, first };
}

const inWords = ({ reporters, reports, squares }: HeatCount): string =>
  `${reporters} reporters, ${reports} reports, ${squares} squares`;
