import 'server-only';
import type pg from 'pg';
import { holdOrRefresh } from '@/lib/privacy/gate';
import { LEAST_RANKED_REPORTERS } from '@/lib/privacy/ranking-row';
import type { InsurerEvidence } from '../evidence';

/**
 * What live views may rest on: the evidence as last shown, refreshed row by row once five distinct reporters have come or gone. Rows too small
 * to be shown are always current. Updates what is held.
 */
export async function holdEvidence(
  client: pg.ClientBase,
  current: ReadonlyMap<string, readonly InsurerEvidence[]>,
  now: Date,
): Promise<Map<string, InsurerEvidence[]>> {
  const { rows } = await client.query<{ view: string; insurer_id: string; evidence: InsurerEvidence }>(
    `SELECT view, insurer_id, evidence FROM held_evidence WHERE view = ANY($1)`,
    [[...current.keys()]],
  );
  const held = new Map(rows.map((row) => [`${row.view} ${row.insurer_id}`, row.evidence]));
  const shown = new Map<string, InsurerEvidence[]>();
  const changed: { view: string; insurer_id: string; evidence: InsurerEvidence }[] = [];
  for (const [view, evidence] of current) {
    const list = evidence.map((row) => {
      const before = held.get(`${view} ${row.insurerId}`) ?? null;
      const now = hold(before, row);
      if (now !== before) changed.push({ view, insurer_id: row.insurerId, evidence: now });
      return now;
    });
    shown.set(view, list);
  }
  await client.query(
    `INSERT INTO held_evidence (view, insurer_id, evidence, held_at)
     SELECT view, insurer_id, evidence, $2 FROM jsonb_to_recordset($1::jsonb) AS h(view text, insurer_id text, evidence jsonb)
     ON CONFLICT (view, insurer_id) DO UPDATE SET evidence = excluded.evidence, held_at = excluded.held_at`,
    [JSON.stringify(changed), now],
  );
  return shown;
}

function hold(held: InsurerEvidence | null, current: InsurerEvidence): InsurerEvidence {
  if (held === null || held.reporters < LEAST_RANKED_REPORTERS) return current;
  return holdOrRefresh(held, current, Math.abs(current.reporters - held.reporters));
}
