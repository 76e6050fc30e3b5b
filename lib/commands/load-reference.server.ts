import 'server-only';
import type pg from 'pg';
import { loadInsurers } from '@/lib/insurers/load-insurers.server';
import { loadPlaces } from '@/lib/places/load-places.server';

/** Brings the reference tables to what the data files say, in one transaction; running it again changes nothing. */
export async function loadReferenceData(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtext('wurao reference data'))");
    await loadInsurers(client);
    await loadPlaces(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
