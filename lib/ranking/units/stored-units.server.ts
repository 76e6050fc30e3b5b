import 'server-only';
import type pg from 'pg';
import type { Unit } from './fold-calls';
import type { ReporterRange } from './read-reports.server';

type UnitRow = {
  reporter_id: string;
  insurer_id: string;
  week: number;
  province_adcode: string;
  role: string;
  relation: string;
  calls: number;
  kept: number;
  refused: number;
};

const unitOf = (row: UnitRow): Unit => ({
  reporterId: row.reporter_id,
  insurerId: row.insurer_id,
  week: row.week,
  provinceAdcode: row.province_adcode,
  role: row.role,
  relation: row.relation,
  calls: row.calls,
  kept: row.kept,
  refused: row.refused,
});

/** All units of some drivers. */
export async function unitsOf(client: pg.ClientBase, reporterIds: readonly string[]): Promise<Unit[]> {
  if (reporterIds.length === 0) return [];
  const { rows } = await client.query<UnitRow>({
    name: 'units-of',
    text: 'SELECT * FROM unit WHERE reporter_id = ANY($1::bigint[])',
    values: [reporterIds],
  });
  return rows.map(unitOf);
}

/** All units of a range of drivers. */
export async function unitsIn(client: pg.ClientBase, { after, upTo }: ReporterRange): Promise<Unit[]> {
  const { rows } = await client.query<UnitRow>('SELECT * FROM unit WHERE reporter_id > $1 AND reporter_id <= $2', [
    after,
    upTo,
  ]);
  return rows.map(unitOf);
}

/** Forgets all units of some drivers. */
export async function deleteUnitsOf(client: pg.ClientBase, reporterIds: readonly string[]): Promise<void> {
  await client.query('DELETE FROM unit WHERE reporter_id = ANY($1::bigint[])', [reporterIds]);
}

const WRITE = `
  INSERT INTO unit (reporter_id, insurer_id, week, province_adcode, role, relation, calls, kept, refused)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::smallint[], $8::smallint[], $9::smallint[])
  ON CONFLICT (reporter_id, insurer_id, week, province_adcode, role, relation)
  DO UPDATE SET calls = excluded.calls, kept = excluded.kept, refused = excluded.refused`;

/** Stores units with their new values. */
export async function writeUnits(client: pg.ClientBase, units: readonly Unit[]): Promise<void> {
  if (units.length === 0) return;
  const column = <K extends keyof Unit>(name: K): Unit[K][] => units.map((unit) => unit[name]);
  await client.query({
    name: 'write-units',
    text: WRITE,
    values: [
      column('reporterId'),
      column('insurerId'),
      column('week'),
      column('provinceAdcode'),
      column('role'),
      column('relation'),
      column('calls'),
      column('kept'),
      column('refused'),
    ],
  });
}
