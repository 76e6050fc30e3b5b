import 'server-only';
import type pg from 'pg';
import type { Identity } from './arrival';
import type { SaidColumns } from './report-row';

// Device and recovery hashes are made for different purposes and never meet; merged drivers are one.
const FIND = `
  WITH sender AS (
    SELECT reporter_id AS id FROM device WHERE secret_hash = ANY($2::bytea[])
    UNION SELECT id FROM reporter WHERE recovery_hash = ANY($2::bytea[])
  )
  SELECT to_jsonb(r) AS report FROM report r JOIN reporter p ON p.id = r.reporter_id
  WHERE r.receipt = $1 AND coalesce(p.merged_into_id, p.id) IN (
    SELECT coalesce(s.merged_into_id, s.id) FROM reporter s JOIN sender ON sender.id = s.id
  )`;

/** An earlier report of the same sender, or null: a receipt alone opens nothing. */
export async function earlierReport(pool: pg.Pool, receipt: string, identity: Identity): Promise<SaidColumns | null> {
  const { rows } = await pool.query<{ report: SaidColumns & Record<string, unknown> }>(FIND, [
    receipt,
    identity.hashes,
  ]);
  const report = rows[0]?.report;
  if (!report) return null;
  const {
    id: _id,
    reporter_id: _reporter,
    receipt: _receipt,
    received_at: _received,
    door: _door,
    proof: _proof,
    ...said
  } = report;
  return said as SaidColumns;
}
