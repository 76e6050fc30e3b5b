import 'server-only';
import type { OwnRows } from '@/lib/accounts/own-rows';

/** The encrypted copies of a driver’s canaries, as they are kept: only the passphrase opens them. */
export const CANARY_OWN_ROWS: OwnRows = {
  name: 'canaries',
  tables: ['canary_copy'],
  async read(client, reporterIds) {
    const { rows } = await client.query(
      `SELECT version, sealed, saved_at FROM canary_copy WHERE reporter_id = ANY ($1::bigint[]) ORDER BY saved_at, id`,
      [reporterIds],
    );
    return rows;
  },
  async erase(client, reporterIds) {
    await client.query('DELETE FROM canary_copy WHERE reporter_id = ANY ($1::bigint[])', [reporterIds]);
  },
};
