import 'server-only';
import type pg from 'pg';
import { IN_FORCE } from '@/lib/insurers/change-exposure.server';
import { EXPOSURE } from '@/lib/insurers/exposure';
import { INSURERS } from '@/lib/insurers/registry';
import type { InsurerExposure } from '../evidence';

/** Insurers with a figure of their own in the reference data; the pooled figure never held their cars. */
const SOURCED: ReadonlySet<string> = new Set(EXPOSURE.map(({ insurerId }) => insurerId));
const LEAST_POOL = 0.05;

type Row = {
  insurer_id: string | null;
  vehicles: number;
  log_sd: number;
  basis: string;
  grade: string;
  source: string;
  year: number;
};

/** The denominators in force: an editor's last or else the newest row of every insurer; the pool covers all companies of today that have none of their own. */
export async function exposureInForce(client: pg.ClientBase): Promise<InsurerExposure[]> {
  const { rows } = await client.query<Row>(
    `SELECT DISTINCT ON (insurer_id) insurer_id, vehicles, log_sd, basis, grade, source, year FROM exposure ${IN_FORCE}`,
  );
  const own = new Set(rows.map((row) => row.insurer_id));
  const members = INSURERS.filter((insurer) => insurer.currentId === insurer.id && !own.has(insurer.id)).map(
    ({ id }) => id,
  );
  const left = rows
    .filter(({ insurer_id, basis }) => insurer_id !== null && basis === 'given' && !SOURCED.has(insurer_id))
    .reduce((sum, row) => sum + row.vehicles, 0);
  return rows.map(({ insurer_id, vehicles: counted, log_sd, basis, grade, source, year }) => {
    // An editor's figure for a member of the pool takes its cars out of the pool, of which something must remain.
    const vehicles = insurer_id === null ? Math.max(LEAST_POOL * counted, counted - left) : counted;
    const denominator = { vehicles, logSd: log_sd, basis, source, year };
    return insurer_id === null
      ? { insurerId: null, grade: 'pooled', members, ...denominator }
      : { insurerId: insurer_id, grade: grade as 'A' | 'B' | 'C', ...denominator };
  });
}
