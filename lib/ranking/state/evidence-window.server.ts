import 'server-only';
import type pg from 'pg';
import { weeksBack } from '@/lib/platform/china-time';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import type { CallCaps } from './cap-calls';
import { addLine, noSums } from './evidence-sums';
import { addUnits, type EvidenceWindow, type ReporterLine } from './reporter-line';
import { allLines, deleteLines, linesBefore, writeLines } from './stored-lines.server';
import { addToSums, replaceSums } from './stored-sums.server';

const PIECE = 2_000;

const { callsPerWeek, callsPerPair, callsPerReporter } = CROSS_CHECK_PARAMETERS;
/** The caps with which the evidence is summed now. */
export const CAPS: CallCaps = { callsPerWeek, callsPerPair, callsPerReporter };

type StateRow = { from_week: number; through_week: number; caps: CallCaps };

/** The window that the stored evidence covers; null before anything was folded. */
export async function evidenceWindow(client: pg.ClientBase): Promise<EvidenceWindow | null> {
  const row = await stateRow(client);
  return row && { fromWeek: row.from_week, throughWeek: row.through_week };
}

async function stateRow(client: pg.ClientBase): Promise<StateRow | null> {
  const { rows } = await client.query<StateRow>(
    `SELECT from_week, through_week, caps FROM evidence_state WHERE name = 'live'`,
  );
  return rows[0] ?? null;
}

/**
 * Moves the window on so that it ends with `week` or later, and sums anew when the caps have changed. Only reporters with reports in the
 * weeks that fall out are touched. Call under the fold's lock. @returns the window in force
 */
export async function reachWeek(client: pg.ClientBase, week: number): Promise<EvidenceWindow> {
  const row = await stateRow(client);
  const throughWeek = Math.max(week, row?.through_week ?? 0);
  const fromWeek = weeksBack(throughWeek, RANKING_PARAMETERS.windowWeeks - 1);
  const now = { fromWeek, throughWeek };
  if (row && row.through_week === throughWeek && sameCaps(row.caps)) return now;
  if (row) await slide(client, { fromWeek: row.from_week, throughWeek: row.through_week }, now, row.caps);
  if (row && !sameCaps(row.caps)) await replaceSums(client, await sumsOfLines(client, now));
  await client.query(
    `INSERT INTO evidence_state (name, from_week, through_week, caps, version) VALUES ('live', $1, $2, $3, 1)
     ON CONFLICT (name) DO UPDATE SET from_week = excluded.from_week, through_week = excluded.through_week, caps = excluded.caps,
       version = evidence_state.version + 1`,
    [fromWeek, throughWeek, JSON.stringify(CAPS)],
  );
  return now;
}

const sameCaps = (caps: CallCaps): boolean =>
  (Object.keys(CAPS) as (keyof CallCaps)[]).every((c) => caps[c] === CAPS[c]);

async function slide(client: pg.ClientBase, before: EvidenceWindow, now: EvidenceWindow, caps: CallCaps) {
  for (;;) {
    const lines = await linesBefore(client, now.fromWeek, PIECE);
    const kept = lines.map((line) => ({ ...line, units: addUnits(line.units, [], now) }));
    const changes = noSums();
    for (const line of lines) addLine(changes, line, before, caps, -1);
    for (const line of kept) addLine(changes, line, now, caps, 1);
    await writeChanged(client, kept);
    await addToSums(client, changes);
    if (lines.length < PIECE) return;
  }
}

/** Sums of all stored lines, counted from nothing. */
export async function sumsOfLines(client: pg.ClientBase, window: EvidenceWindow) {
  const sums = noSums();
  for await (const piece of allLines(client, PIECE)) for (const line of piece) addLine(sums, line, window, CAPS, 1);
  return sums;
}

/** Puts lines in place of others, in the lines and in the sums; a line without units goes. Call under the fold's lock. */
export async function replaceLines(
  client: pg.ClientBase,
  before: readonly ReporterLine[],
  after: readonly ReporterLine[],
  window: EvidenceWindow,
): Promise<void> {
  const changes = noSums();
  for (const line of before) addLine(changes, line, window, CAPS, -1);
  for (const line of after) addLine(changes, line, window, CAPS, 1);
  const standing = new Set(after.map((line) => line.reporterId));
  await deleteLines(
    client,
    before.map((line) => line.reporterId).filter((id) => !standing.has(id)),
  );
  await writeChanged(client, after);
  await addToSums(client, changes);
  await client.query(`UPDATE evidence_state SET version = version + 1 WHERE name = 'live'`);
}

async function writeChanged(client: pg.ClientBase, lines: readonly ReporterLine[]): Promise<void> {
  await writeLines(
    client,
    lines.filter((line) => line.units.length > 0),
  );
  await deleteLines(
    client,
    lines.filter((line) => line.units.length === 0).map((line) => line.reporterId),
  );
}
