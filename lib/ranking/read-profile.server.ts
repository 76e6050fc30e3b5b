import 'server-only';
import { pool } from '@/lib/platform/database.server';
import { reopenTable } from '@/lib/privacy/gate';
import { type InsurerProfile, PROFILES_VIEW, profileOf } from './profile';

/** What drivers name one insurer for, and when that was counted. */
type DatedProfile = { readonly takenAt: Date; readonly profile: InsurerProfile };

type Row = { taken_at: Date; role: unknown; lure: unknown; fact: unknown };

/** The live profile of an insurer; null when none was published yet, or when what is stored could not have come through the gate. */
export async function readProfile(insurerId: string): Promise<DatedProfile | null> {
  const { rows } = await pool().query<Row>({
    name: 'read-profile',
    text: `SELECT taken_at, p->'role' AS role, p->'lure' AS lure, p->'fact' AS fact
           FROM (SELECT taken_at, rows->'profiles' AS p FROM ranking_snapshot WHERE view = $1 ORDER BY id DESC LIMIT 1) AS newest`,
    values: [PROFILES_VIEW],
  });
  const [newest] = rows;
  const [role, lure, fact] = [reopenTable(newest?.role), reopenTable(newest?.lure), reopenTable(newest?.fact)];
  if (!newest || !role || !lure || !fact) return null;
  return { takenAt: newest.taken_at, profile: profileOf({ role, lure, fact }, insurerId) };
}
