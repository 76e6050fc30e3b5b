import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { type ExposureChange, loggedExposure } from './exposure-change';

type Row = {
  id: string;
  changed_at: Date;
  insurer_id: string;
  kind: 'changed' | 'kept';
  before: unknown;
  after: unknown;
  reason: string;
};

/** The public log of denominators changed after the reference data, newest first. */
export async function readExposureChanges(): Promise<ExposureChange[]> {
  const { rows } = await pool().query<Row>({
    name: 'read-exposure-changes',
    text: 'SELECT id, changed_at, insurer_id, kind, before, after, reason FROM exposure_change ORDER BY id DESC',
  });
  return rows.map(({ id, changed_at, insurer_id, kind, before, after, reason }) => ({
    ...{ id, changedAt: changed_at, insurerId: insurer_id, kind, reason },
    before: before === null ? null : loggedExposure.parse(before),
    after: loggedExposure.parse(after),
  }));
}
