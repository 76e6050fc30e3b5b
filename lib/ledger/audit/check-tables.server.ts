import 'server-only';
import type pg from 'pg';
import type { Finding } from './finding';
import type { Told } from './told';

type Note = (found: readonly Finding[]) => void;

/** Holds the tables beside the log against what the log tells of them: reports without an entry, removals, merges, evidence and publications that are not as recorded. */
export async function checkTables(client: pg.PoolClient, told: Told, note: Note): Promise<void> {
  const { rows: unentered } = await client.query<{ id: string }>(
    'SELECT r.id FROM report r WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.report_id = r.id) ORDER BY r.id',
  );
  note(unentered.map(({ id }) => ({ what: 'report_unentered', report: id })));
  await checkRemovals(client, told, note);
  await checkMerges(client, told, note);
  await checkEvidence(client, told, note);
  await checkPublications(client, told, note);
}

async function checkEvidence(client: pg.PoolClient, told: Told, note: Note): Promise<void> {
  const { rows } = await client.query<{ entry: string; of: string | null; kind: string; sha256: string }>(
    `SELECT a.entry, e.index AS of, a.kind, encode(a.sha256, 'hex') AS sha256
     FROM attachment a LEFT JOIN ledger_entry e ON e.report_id = a.report_id ORDER BY a.entry`,
  );
  const standing = new Set<number>();
  for (const row of rows) {
    const entry = Number(row.entry);
    const said = told.given.get(entry);
    standing.add(entry);
    if (!said) note([{ what: 'evidence_unentered', entry }]);
    else if (said.sha256 !== row.sha256 || said.what !== row.kind || said.of !== Number(row.of))
      note([{ what: 'evidence_changed', entry }]);
  }
  for (const entry of told.given.keys()) {
    if (!standing.has(entry)) note([{ what: 'evidence_gone', entry }]);
  }
}

async function checkPublications(client: pg.PoolClient, told: Told, note: Note): Promise<void> {
  const { rows } = await client.query<{ said: string; name: string }>(
    `SELECT release_saying(r) AS said, 'release ' || month || ' revision ' || revision AS name FROM release r
     UNION ALL SELECT exposure_saying(c), 'change ' || id || ' of a denominator' FROM exposure_change c
     UNION ALL SELECT said, name FROM reply_acts()`,
  );
  const standing = new Set(rows.map(({ said }) => said));
  for (const { said, name } of rows)
    if (!told.published.has(said)) note([{ what: 'publication_unentered', publication: name }]);
  for (const [said, entry] of told.published) if (!standing.has(said)) note([{ what: 'publication_gone', entry }]);
}

async function checkRemovals(client: pg.PoolClient, told: Told, note: Note): Promise<void> {
  const { rows } = await client.query<{ report: string; entry: string | null; reason: string }>(
    'SELECT m.report_id AS report, e.index AS entry, m.reason FROM removal m LEFT JOIN ledger_entry e ON e.report_id = m.report_id ORDER BY 1',
  );
  const standing = new Set<number>();
  for (const { report, entry, reason } of rows) {
    const said = entry === null ? undefined : told.removed.get(Number(entry));
    if (said === undefined) note([{ what: 'removal_unentered', report }]);
    else if (said !== reason) note([{ what: 'removal_other_reason', report }]);
    if (entry !== null) standing.add(Number(entry));
  }
  for (const entry of told.removed.keys()) {
    if (!standing.has(entry) && !told.isErased(entry)) note([{ what: 'removal_gone', entry }]);
  }
}

/** Of drivers who erased everything there is no row left to hold anything against. */
async function checkMerges(client: pg.PoolClient, told: Told, note: Note): Promise<void> {
  const { rows } = await client.query<{ id: string; into: string | null }>(
    'SELECT id, merged_into_id AS into FROM reporter WHERE merged_into_id IS NOT NULL OR id = ANY($1::bigint[]) ORDER BY id',
    [[...told.merged.keys()]],
  );
  for (const { id, into } of rows) {
    const said = told.merged.get(id) ?? 'nobody';
    if (said === (into ?? 'nobody')) continue;
    note([{ what: into === null ? 'merge_gone' : 'merge_unentered', reporter: id }]);
  }
}
