import 'server-only';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { chinaDate } from '@/lib/platform/china-time';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { type InsurerEvidence, type InsurerExposure, inFixedOrder } from '../evidence';
import type { Method } from '../methods';
import { LIVE } from '../view';
import { computedRun } from './computed-run';
import { readEvidence } from './read-evidence.server';
import { holdRunEvidence, type InsurerEvidenceRows, type RunEvidence } from './run-evidence';
import { canonicalInput, provinceVehicles, type RunInput } from './run-input';
import type { RunCause } from './run-summary';
import { inForceOf, type SetAsideInForce } from './set-aside-in-force';
import { runSalt, storeRun } from './store-run.server';

/** The view under which the evidence of the cross-checked ranking is held, and the one under which it is published. */
const HELD = `${LIVE}|cross-check`;
const VIEW = `${LIVE}|all`;

/**
 * Publishes the cross-checked ranking of the live window where its evidence has moved, and stores a run: the first of each day in China, and one
 * whenever a denominator, the parameters or the method have changed since the last. Call under the publishing lock.
 * @param counts the counts shown beside the rows, held like everything that is shown
 * @returns whether the live view was published anew
 */
export async function publishCrossChecked(
  client: pg.ClientBase,
  counts: readonly InsurerEvidence[],
  exposure: readonly InsurerExposure[],
  method: Method,
  now: Date,
): Promise<boolean> {
  const marks = {
    stamp: await stampOf(client, inFixedOrder(counts), exposure, method),
    exposure: exposureHash(exposure),
  };
  const last = await lastMarks(client);
  const day = chinaDate(now);
  const cause = await causeOf(client, { day, method, sameExposure: last?.exposure === marks.exposure });
  if (last?.stamp === marks.stamp && cause === null) return false;
  const input = await heldInput(client, exposure, marks, now);
  if (!input) return false;
  const inputsHash = hash([canonicalInput(input), inFixedOrder(counts), CROSS_CHECK_PARAMETERS, method]);
  const moved = inputsHash !== (await lastPublished(client));
  if (!moved && cause === null) return false;
  const computed = computedRun(input, counts, method);
  await keepInForce(client, inForceOf(computed), now);
  if (moved)
    await client.query(
      `INSERT INTO ranking_snapshot (view, taken_at, method, parameters, inputs_hash, rows) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        VIEW,
        now,
        method.version,
        JSON.stringify(CROSS_CHECK_PARAMETERS),
        inputsHash,
        JSON.stringify({ rows: computed.rows, crossCheck: computed.crossCheck }),
      ],
    );
  if (cause) await storeRun(client, computed, { period: LIVE, day, now, cause, method, salt: runSalt() });
  return moved;
}

/** The view under which the blocks in force are kept for the filtered views; exact, never published. */
const IN_FORCE = `${LIVE}|set-aside`;

async function keepInForce(client: pg.ClientBase, inForce: SetAsideInForce, now: Date): Promise<void> {
  await client.query(
    `INSERT INTO held_evidence (view, insurer_id, evidence, held_at) VALUES ($1, '', $2, $3)
     ON CONFLICT (view, insurer_id) DO UPDATE SET evidence = excluded.evidence, held_at = excluded.held_at`,
    [IN_FORCE, JSON.stringify(inForce), now],
  );
}

/** What the newest ranking of all reports has left out. */
export async function setAsideInForce(client: pg.ClientBase): Promise<SetAsideInForce> {
  const { rows } = await client.query<{ evidence: SetAsideInForce }>(
    `SELECT evidence FROM held_evidence WHERE view = $1 AND insurer_id = ''`,
    [IN_FORCE],
  );
  return rows[0]?.evidence ?? { blocks: [], keptShare: {} };
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const exposureHash = (exposure: readonly InsurerExposure[]): string => hash([exposure, CROSS_CHECK_PARAMETERS]);

/** Everything that can move the live view, as one text. */
async function stampOf(client: pg.ClientBase, ...of: unknown[]): Promise<string> {
  const { rows } = await client.query<{ version: string; through_week: number }>(
    `SELECT version, through_week FROM evidence_state WHERE name = 'live'`,
  );
  return hash([rows[0] ?? null, CROSS_CHECK_PARAMETERS, ...of]);
}

async function lastPublished(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ inputs_hash: string }>(
    'SELECT inputs_hash FROM ranking_snapshot WHERE view = $1 ORDER BY id DESC LIMIT 1',
    [VIEW],
  );
  return rows[0]?.inputs_hash ?? null;
}

/** What the last publication was made from: while the stamp is the same there is nothing to read. */
type Marks = { readonly stamp: string; readonly exposure: string };

async function lastMarks(client: pg.ClientBase): Promise<Marks | null> {
  const { rows } = await client.query<{ evidence: Marks }>(
    `SELECT evidence - 'provinces' AS evidence FROM held_evidence WHERE view = $1 AND insurer_id = ''`,
    [HELD],
  );
  return rows[0]?.evidence ?? null;
}

/** Why a run is due now; null when none is. */
async function causeOf(
  client: pg.ClientBase,
  { day, method, sameExposure }: { readonly day: string; readonly method: Method; readonly sameExposure: boolean },
): Promise<RunCause | null> {
  const { rows } = await client.query<{ day: string; method: string }>(
    `SELECT day, method FROM ranking_run WHERE period = '${LIVE}' ORDER BY id DESC LIMIT 1`,
  );
  const [last] = rows;
  if (last?.day !== day) return 'daily';
  if (last.method !== method.version) return 'method';
  return sameExposure ? null : 'exposure';
}

/** The input of a public ranking: the evidence with each insurer held until five people have come or gone. Updates what is held. */
async function heldInput(
  client: pg.ClientBase,
  exposure: readonly InsurerExposure[],
  marks: Marks,
  now: Date,
): Promise<RunInput | null> {
  const current = await readEvidence(client);
  if (!current) return null;
  const held = await readHeld(client);
  const shown = holdRunEvidence(held, current.evidence);
  await writeHeld(client, held, shown, marks, now);
  return { salt: '', ...current.window, exposure, provinces: provinceVehicles(), evidence: shown };
}

type HeldRow = { insurer_id: string; evidence: InsurerEvidenceRows & { provinces?: RunEvidence['provinces'] } };

async function readHeld(client: pg.ClientBase): Promise<RunEvidence | null> {
  const { rows } = await client.query<HeldRow>('SELECT insurer_id, evidence FROM held_evidence WHERE view = $1', [
    HELD,
  ]);
  const provinces = rows.find((row) => row.insurer_id === '')?.evidence.provinces;
  if (!provinces) return null;
  const insurers = rows.filter((row) => row.insurer_id !== '').map((row) => [row.insurer_id, row.evidence] as const);
  return { insurers: Object.fromEntries(insurers), provinces };
}

async function writeHeld(
  client: pg.ClientBase,
  before: RunEvidence | null,
  after: RunEvidence,
  marks: Marks,
  now: Date,
): Promise<void> {
  const moved = Object.entries(after.insurers).filter(([id, rows]) => rows !== before?.insurers[id]);
  for (const [id, rows] of [...moved, ['', { provinces: after.provinces, ...marks }] as const])
    await client.query(
      `INSERT INTO held_evidence (view, insurer_id, evidence, held_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (view, insurer_id) DO UPDATE SET evidence = excluded.evidence, held_at = excluded.held_at`,
      [HELD, id, JSON.stringify(rows), now],
    );
  await client.query('DELETE FROM held_evidence WHERE view = $1 AND insurer_id <> ALL ($2)', [
    HELD,
    ['', ...Object.keys(after.insurers)],
  ]);
}
