import 'server-only';
import type pg from 'pg';
import { loadInsurers } from '@/lib/insurers/load-insurers.server';
import { loadPlaces } from '@/lib/places/load-places.server';
import { inTransaction } from '@/lib/platform/in-transaction.server';

/** Brings the reference tables to what the data files say, in one transaction; running it again changes nothing. */
export async function loadReferenceData(pool: pg.Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('wurao reference data'))");
    await loadInsurers(client, new Date());
    await loadPlaces(client);
  });
}
