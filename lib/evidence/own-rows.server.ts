import 'server-only';
import type pg from 'pg';
import type { OwnFile, OwnRows, OwnRowsClient } from '@/lib/accounts/own-rows';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { log } from '@/lib/platform/log.server';
import { fileNameOf } from './attachment';
import { LOCKED, type Locked, unlock } from './read-attachments.server';
import { removeOfReports } from './remove-attachments.server';
import { sweepUnheld } from './sweep-objects.server';
import { evidenceVault, type Vault } from './vault/evidence-vault.server';

const OF_DRIVER =
  'FROM attachment a JOIN report r ON r.id = a.report_id WHERE r.reporter_id = ANY($1::bigint[]) ORDER BY a.id';

/** The files that a driver gave as evidence: their rows, their bytes, and how both are deleted. @param vault where the files lie */
export const ownRowsOf = (vault: () => Vault): OwnRows => ({
  name: 'evidence',
  tables: ['attachment'],
  async read(client, reporterIds) {
    const { rows } = await client.query(
      `SELECT r.receipt, a.name, a.kind, a.media_type, a.bytes, encode(a.sha256, 'hex') AS sha256, a.stripped, a.added_at, a.state, a.checked_by,
         a.checked_at, a.reason, a.entry AS log_entry ${OF_DRIVER}`,
      [reporterIds],
    );
    return rows;
  },
  files: (client, reporterIds) => files(vault, client, reporterIds),
  async erase(client, reporterIds) {
    const { rows } = await client.query('SELECT id FROM report WHERE reporter_id = ANY($1::bigint[])', [reporterIds]);
    await removeOfReports(
      asPg(client),
      (rows as { id: string }[]).map(({ id }) => id),
      systemClock(),
    );
  },
  async eraseOfReports(client, reportIds) {
    await removeOfReports(asPg(client), reportIds, systemClock());
  },
  async afterErase() {
    await sweepUnheld(pool(), vault(), systemClock());
  },
});

export const EVIDENCE_OWN_ROWS: OwnRows = ownRowsOf(evidenceVault);

async function files(vault: () => Vault, client: OwnRowsClient, reporterIds: readonly string[]): Promise<OwnFile[]> {
  const { rows } = await client.query(`SELECT ${LOCKED} ${OF_DRIVER}`, [reporterIds]);
  return (rows as Locked[])
    .filter(({ objectKey }) => objectKey !== null)
    .map((locked) => ({ path: fileNameOf(locked), bytes: () => bytesOf(vault(), locked) }));
}

async function bytesOf(vault: Vault, locked: Locked): Promise<AsyncIterable<Uint8Array> | null> {
  try {
    return await unlock(vault, locked);
  } catch (error) {
    log.error({ attachment: locked.name, error: (error as Error).message }, 'a file could not be given to its driver');
    return null;
  }
}

/** The two verbs ask for no more of a connection than `query`. */
const asPg = (client: OwnRowsClient) => client as unknown as Pick<pg.ClientBase, 'query'>;
