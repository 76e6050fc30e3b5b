import 'server-only';
import type pg from 'pg';
import type { Tier } from '@/lib/ranking/cross-check/evidence-cells';
import type { Standing } from './reporter-line';
import { weekOfReceipt } from './units-of-reports';

type Row = { id: string; created_at: Date; tier: number };

const FIELDS = `
  SELECT p.id, p.tier, least(p.created_at, (SELECT min(m.created_at) FROM reporter m WHERE m.merged_into_id = p.id)) AS created_at
  FROM reporter p WHERE p.merged_into_id IS NULL`;

/** Standings of some reporters that were not merged into another. */
export async function standingsOf(
  client: pg.ClientBase,
  reporterIds: readonly string[],
): Promise<Map<string, Standing>> {
  const { rows } = await client.query<Row>({
    name: 'standings-of',
    text: `${FIELDS} AND p.id = ANY($1::bigint[])`,
    values: [reporterIds],
  });
  return standings(rows);
}

/** Standings of a range of reporters. */
export async function standingsIn(
  client: pg.ClientBase,
  { after, upTo }: { readonly after: string; readonly upTo: string },
): Promise<Map<string, Standing>> {
  const { rows } = await client.query<Row>(`${FIELDS} AND p.id > $1 AND p.id <= $2`, [after, upTo]);
  return standings(rows);
}

const standings = (rows: readonly Row[]): Map<string, Standing> =>
  new Map(rows.map((row) => [row.id, { signUpWeek: weekOfReceipt(row.created_at), tier: tierOf(row.tier) }]));

const tierOf = (tier: number): Tier => (tier >= 2 ? 2 : tier === 1 ? 1 : 0);
