import 'server-only';
import type pg from 'pg';
import type { InsurerEvidence } from '../evidence';
import { holdView } from './hold-evidence';

/** What live views may rest on: the evidence as last shown, refreshed row by row once five distinct reporters have come or gone. Updates what is held. */
export async function holdEvidence(
  client: pg.ClientBase,
  current: ReadonlyMap<string, readonly InsurerEvidence[]>,
  now: Date,
): Promise<Map<string, InsurerEvidence[]>> {
  const { rows } = await client.query<{ view: string; insurer_id: string; evidence: InsurerEvidence }>(
    `SELECT view, insurer_id, evidence FROM held_evidence WHERE view = ANY($1)`,
    [[...current.keys()]],
  );
  const held = new Map<string, Map<string, InsurerEvidence>>();
  for (const row of rows) held.set(row.view, (held.get(row.view) ?? new Map()).set(row.insurer_id, row.evidence));
  const shown = new Map<string, InsurerEvidence[]>();
  const changed: { view: string; insurer_id: string; evidence: InsurerEvidence }[] = [];
  for (const [view, evidence] of current) {
    const before = held.get(view) ?? new Map<string, InsurerEvidence>();
    const now = holdView(before, evidence);
    for (const row of now)
      if (row !== before.get(row.insurerId)) changed.push({ view, insurer_id: row.insurerId, evidence: row });
    shown.set(view, now);
  }
  await client.query(
    `INSERT INTO held_evidence (view, insurer_id, evidence, held_at)
     SELECT view, insurer_id, evidence, $2 FROM jsonb_to_recordset($1::jsonb) AS h(view text, insurer_id text, evidence jsonb)
     ON CONFLICT (view, insurer_id) DO UPDATE SET evidence = excluded.evidence, held_at = excluded.held_at`,
    [JSON.stringify(changed), now],
  );
  return shown;
}
