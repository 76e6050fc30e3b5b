import 'server-only';
import type pg from 'pg';
import { logOutlived } from './change-exposure.server';
import { EXPOSURE, POOLED_TAIL } from './exposure';
import { INSURERS } from './registry';

/** Writes insurers, aliases, official numbers and exposure as the data files have them. Insurers are never deleted: reports point at them. */
export async function loadInsurers(client: pg.ClientBase, now: Date): Promise<void> {
  await client.query(UPSERT_INSURERS, [JSON.stringify(insurerRows())]);
  await client.query('DELETE FROM insurer_alias');
  await client.query(
    `INSERT INTO insurer_alias SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(insurer_id text, alias text)`,
    [JSON.stringify(INSURERS.flatMap((i) => [...new Set(i.aliases)].map((alias) => ({ insurer_id: i.id, alias }))))],
  );
  await client.query('DELETE FROM official_number');
  await client.query(
    `INSERT INTO official_number SELECT * FROM jsonb_to_recordset($1::jsonb) AS n(insurer_id text, number text, kind text, grade text, source text)`,
    [JSON.stringify(INSURERS.flatMap((i) => i.numbers.map((number) => ({ insurer_id: i.id, ...number }))))],
  );
  const added = await client.query<{ id: string }>(SEED_EXPOSURE, [JSON.stringify(exposureRows())]);
  await logOutlived(
    client,
    added.rows.map(({ id }) => id),
    now,
  );
}

const UPSERT_INSURERS = `
  INSERT INTO insurer (id, legal_name_zh, short_name_zh, name_en, status, successor_id, corporate_group, motor_evidence, grade, source)
  SELECT id, legal_name_zh, short_name_zh, name_en, status, successor_id, corporate_group, motor_evidence, grade, source
  FROM jsonb_populate_recordset(NULL::insurer, $1::jsonb)
  ON CONFLICT (id) DO UPDATE SET legal_name_zh = excluded.legal_name_zh, short_name_zh = excluded.short_name_zh, name_en = excluded.name_en,
    status = excluded.status, successor_id = excluded.successor_id, corporate_group = excluded.corporate_group,
    motor_evidence = excluded.motor_evidence, grade = excluded.grade, source = excluded.source`;

// A figure that an editor has set stays in force (change_id), whatever is written here; rows that are there stay as they are.
const SEED_EXPOSURE = `
  INSERT INTO exposure (id, insurer_id, year, vehicles, premium_yi, members, log_sd, basis, grade, source, note)
  SELECT id, insurer_id, year, vehicles, premium_yi, members, log_sd, basis, grade, source, note
  FROM jsonb_populate_recordset(NULL::exposure, $1::jsonb)
  WHERE NOT EXISTS (SELECT FROM exposure e WHERE e.basis = 'synthetic') ON CONFLICT (id) DO NOTHING RETURNING id`;

const insurerRows = () =>
  INSURERS.map((insurer) => ({
    id: insurer.id,
    legal_name_zh: insurer.legalNameZh,
    short_name_zh: insurer.shortNameZh,
    name_en: insurer.nameEn,
    status: insurer.status,
    successor_id: insurer.successorId,
    corporate_group: insurer.group,
    motor_evidence: insurer.motorEvidence,
    grade: insurer.grade,
    source: insurer.source,
  }));

const exposureRows = () =>
  [...EXPOSURE, POOLED_TAIL].map((row) => ({
    id: `${row.insurerId ?? 'pooled'}-${row.year}`,
    insurer_id: row.insurerId,
    year: row.year,
    vehicles: row.vehicles,
    premium_yi: row.premiumYi,
    members: 'members' in row ? row.members : null,
    log_sd: row.logSd,
    basis: row.basis,
    grade: row.grade,
    source: row.source,
    note: row.note,
  }));
