import 'server-only';
import type pg from 'pg';
import { evidenceWindow } from '@/lib/ranking/state/evidence-window.server';
import type { EvidenceWindow } from '@/lib/ranking/state/reporter-line';
import type { InsurerEvidenceRows, RunEvidence } from './run-evidence';

const PIECE = 50_000;

type Drafts = { [key in keyof InsurerEvidenceRows]: InsurerEvidenceRows[key][number][] };

/** The evidence as it stands, and the window it covers; null before the first fold. Reads sums over reporters, never a report. */
export async function readEvidence(
  client: pg.ClientBase,
): Promise<{ readonly window: EvidenceWindow; readonly evidence: RunEvidence } | null> {
  const window = await evidenceWindow(client);
  if (!window) return null;
  const insurers = new Map<string, Drafts>();
  const of = (id: string): Drafts => {
    const draft = insurers.get(id) ?? { cells: [], pairs: [], companions: [] };
    insurers.set(id, draft);
    return draft;
  };
  await each<[string, string, number, number, number, number]>(
    client,
    'SELECT insurer_id, province_adcode, week, sign_up_week, tier, hundredths FROM evidence_cell ORDER BY 1, 2, 3, 4, 5',
    ([id, ...cell]) => of(id).cells.push(cell),
  );
  await each<[string, number, number, number, string]>(
    client,
    'SELECT insurer_id, sign_up_week, tier, reporters, squares FROM evidence_pair ORDER BY 1, 2, 3',
    ([id, signUp, tier, reporters, squares]) => of(id).pairs.push([signUp, tier, reporters, Number(squares)]),
  );
  await each<[string, string, number, number, number]>(
    client,
    'SELECT insurer_id, named_id, sign_up_week, tier, hundredths FROM evidence_companion ORDER BY 1, 2, 3, 4',
    ([id, ...companion]) => of(id).companions.push(companion),
  );
  const provinces: RunEvidence['provinces'][number][] = [];
  await each<[string, number, number]>(
    client,
    'SELECT province_adcode, tier, reporters FROM evidence_province ORDER BY 1, 2',
    (row) => provinces.push(row),
  );
  return { window, evidence: { insurers: Object.fromEntries(insurers), provinces } };
}

/** Row by row through a cursor, so that no second copy of a large table stands in memory. */
async function each<Row extends unknown[]>(client: pg.ClientBase, text: string, take: (row: Row) => unknown) {
  await client.query(`DECLARE evidence_rows NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const { rows } = await client.query<Row>({ text: `FETCH ${PIECE} FROM evidence_rows`, rowMode: 'array' });
    for (const row of rows) take(row);
    if (rows.length < PIECE) break;
  }
  await client.query('CLOSE evidence_rows');
}
