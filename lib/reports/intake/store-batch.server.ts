import 'server-only';
import type pg from 'pg';
import { byteaArray, recordArray } from '@/lib/platform/record-literal';
import type { Arrival, Identity, KnownRecovery } from './arrival';
import { REPORT_COLUMNS, reportRecord } from './report-record';

/** What the statement made of an arrival: its key claimed for report `id`, whose it is, and whether it is stored. Nobody's: an unknown recovery code. */
export type Claimed = { readonly id: string; readonly reporter: KnownReporter | null; readonly stored: boolean };
export type KnownReporter = { readonly id: string; readonly recovery: KnownRecovery };

/** Another transaction made a device of this batch first, and the statement could not see it: the batch is to be tried again. */
export class LostDevice extends Error {}

const SAID = REPORT_COLUMNS.filter((name) => name !== 'id' && name !== 'reporter_id').join(', ');

/*
 * One statement, so that a batch costs one plan and one round trip. Each sort is also a fence: a part that needs rows in an order takes all of
 * them before it writes its first, so every transaction claims keys, then makes devices, then stores, each in one order, and none waits for another
 * in a ring. Merged drivers are one; a device hash is looked for under the current secret and the one before it. The
 * constraint on reports sees one reporter; whom he has absorbed, if anybody, is asked.
 */
const STORE = `
  WITH arrival AS MATERIALIZED (
    SELECT nextval('report_id_seq') AS report_id, n, key, print, device, former, code, former_code, seed, recovery, ${SAID}
    FROM ROWS FROM (
      unnest($1::bytea[]), unnest($2::bytea[]), unnest($3::bytea[]), unnest($4::bytea[]), unnest($5::bytea[]), unnest($6::bytea[]),
      unnest($7::bytea[]), unnest($8::bytea[]), unnest($9::report[])
    ) WITH ORDINALITY AS a(key, print, device, former, code, former_code, seed, recovery, ${REPORT_COLUMNS.join(', ')}, n)
  ), claimed AS (
    INSERT INTO submission (key, fingerprint, report_id, created_at) SELECT key, print, report_id, received_at FROM arrival
    ON CONFLICT (key) DO NOTHING RETURNING report_id
  ), known AS MATERIALIZED (
    SELECT DISTINCT ON (n) * FROM (
      SELECT a.n, d.secret_hash = a.device AS current, r.id, r.recovery_seed, r.recovery_hash
      FROM arrival a JOIN device d ON d.secret_hash IN (a.device, a.former) JOIN reporter r ON r.id = d.reporter_id
      UNION ALL
      SELECT a.n, r.recovery_hash = a.code, coalesce(m.id, r.id), coalesce(m.recovery_seed, r.recovery_seed),
        coalesce(m.recovery_hash, r.recovery_hash)
      FROM arrival a JOIN reporter r ON r.recovery_hash IN (a.code, a.former_code) LEFT JOIN reporter m ON m.id = r.merged_into_id
      WHERE a.device IS NULL
    ) found ORDER BY n, current DESC
  ), fresh AS MATERIALIZED (
    SELECT DISTINCT ON (a.device) a.n, a.device, a.seed, a.recovery, a.received_at
    FROM arrival a JOIN claimed USING (report_id)
    WHERE a.device IS NOT NULL AND NOT EXISTS (SELECT FROM known WHERE known.n = a.n)
    ORDER BY a.device, a.n
  ), made AS (
    INSERT INTO reporter (recovery_seed, recovery_hash, created_at) SELECT seed, recovery, received_at FROM fresh RETURNING id, recovery_hash
  ), born AS (
    INSERT INTO device (secret_hash, reporter_id, created_at)
    SELECT fresh.device, made.id, fresh.received_at FROM fresh JOIN made ON made.recovery_hash = fresh.recovery
    ORDER BY fresh.device ON CONFLICT (secret_hash) DO NOTHING RETURNING secret_hash, reporter_id
  ), told AS MATERIALIZED (
    SELECT a.n, a.report_id, coalesce(known.id, born.reporter_id) AS reporter_id, known.recovery_seed, known.recovery_hash, fresh.n AS minted
    FROM arrival a JOIN claimed USING (report_id) LEFT JOIN known USING (n)
    LEFT JOIN fresh ON known.id IS NULL AND fresh.device = a.device LEFT JOIN born ON born.secret_hash = fresh.device
  ), stored AS (
    INSERT INTO report (id, reporter_id, ${SAID})
    SELECT told.report_id, told.reporter_id, ${SAID} FROM arrival JOIN told USING (n)
    WHERE told.reporter_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM reporter m JOIN report r ON r.reporter_id = m.id AND r.caller_key = arrival.caller_key AND r.called_at = arrival.called_at
      WHERE m.merged_into_id = told.reporter_id)
    ORDER BY told.reporter_id, caller_key, called_at, n
    ON CONFLICT (reporter_id, caller_key, called_at) DO NOTHING RETURNING id
  )
  SELECT told.n::int, told.report_id AS id, told.reporter_id, told.recovery_seed AS seed, told.recovery_hash AS hash, told.minted::int,
    stored.id IS NOT NULL AS stored
  FROM told LEFT JOIN stored ON stored.id = told.report_id`;

type Row = {
  n: number;
  id: string;
  reporter_id: string | null;
  seed: Buffer | null;
  hash: Buffer | null;
  minted: number | null;
  stored: boolean;
};

/**
 * Claims the keys, finds or makes the reporters, stores the reports; an arrival without an entry in the answer is a replay.
 * @throws LostDevice when the whole transaction is to be tried again
 */
export async function storeBatch(client: pg.PoolClient, arrivals: readonly Arrival[]): Promise<Map<Arrival, Claimed>> {
  // A twin within the batch is a replay. One order for all transactions: two that wait for each other's keys would both be lost.
  const first = new Map<string, Arrival>();
  for (const arrival of arrivals) {
    const key = arrival.key.toString('latin1');
    if (!first.has(key)) first.set(key, arrival);
  }
  const batch = [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, arrival]) => arrival);
  const minted = batch.map(({ identity }) => (identity.kind === 'device' ? identity.recovery() : null));
  const { rows } = await client.query<Row>({
    name: 'store-batch',
    text: STORE,
    values: [
      byteaArray(batch.map(({ key }) => key)),
      byteaArray(batch.map(({ fingerprint }) => fingerprint)),
      ...hashColumns(batch, 'device'),
      ...hashColumns(batch, 'recovery'),
      byteaArray(minted.map((recovery) => recovery?.recoverySeed)),
      byteaArray(minted.map((recovery) => recovery?.recoveryHash)),
      recordArray(batch.map(({ row }) => reportRecord(row))),
    ],
  });
  const used = new Set(rows.map((row) => row.minted));
  for (const [i, { identity }] of batch.entries()) {
    const spare = minted[i];
    if (spare && identity.kind === 'device' && !used.has(i + 1)) identity.unused?.(spare);
  }
  return new Map(
    rows.map((row) => {
      const arrival = batch[row.n - 1] as Arrival;
      const recovery =
        row.seed && row.hash
          ? { recoverySeed: row.seed, recoveryHash: row.hash }
          : row.minted && minted[row.minted - 1];
      const reporter = row.reporter_id && recovery ? { id: row.reporter_id, recovery } : null;
      if (!reporter && arrival.identity.kind === 'device') throw new LostDevice('another transaction made the device');
      return [arrival, { id: row.id, reporter, stored: row.stored }];
    }),
  );
}

/** The hashes of one kind of identity: under the current secret, and under the one before it. */
const hashColumns = (batch: readonly Arrival[], kind: Identity['kind']): [string, string] => {
  const column = (i: number) =>
    byteaArray(batch.map(({ identity }) => (identity.kind === kind ? identity.hashes[i] : null)));
  return [column(0), column(1)];
};
