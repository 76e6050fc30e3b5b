import 'server-only';
import { pool } from '@/lib/platform/database.server';
import type { Business } from './business';
import { IN_FORCE } from './change-exposure.server';

/** Cars and premium of every insurer that has a denominator of its own, by id. An editor's figure of cars brings no premium. */
export async function readBusinesses(): Promise<ReadonlyMap<string, Business>> {
  const { rows } = await pool().query<{ insurer_id: string; vehicles: number; premium_yi: number | null }>({
    name: 'read-businesses',
    text: `SELECT DISTINCT ON (insurer_id) insurer_id, vehicles, premium_yi FROM exposure WHERE insurer_id IS NOT NULL ${IN_FORCE}`,
  });
  return new Map(rows.map(({ insurer_id, vehicles, premium_yi }) => [insurer_id, { vehicles, premiumYi: premium_yi }]));
}
