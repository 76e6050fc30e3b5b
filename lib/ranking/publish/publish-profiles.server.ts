import 'server-only';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { METHOD_VERSION, RANKING_PARAMETERS } from '../parameters';
import { holdTallies, PROFILES_VIEW, type ProfilePart, publishTallies, type Tally } from '../profile';

const PROFILES_LOCK = 7_204;
const WEEK = 7 * 24 * 3600_000;

/** Counts anew what drivers name each insurer for, over the live window. @returns whether something new was published */
export function publishProfiles(pool: pg.Pool, now: Date): Promise<boolean> {
  const publish = async (client: pg.PoolClient) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [PROFILES_LOCK]);
    const held = await heldTallies(client);
    const shown = holdTallies(held, await countTallies(client, now));
    await writeHeld(client, held, shown, now);
    return insertIfNew(client, JSON.stringify({ profiles: publishTallies(shown) }), now);
  };
  return inTransaction(pool, publish, UNHURRIED);
}

type TallyRow = { insurer_id: string; part: ProfilePart; code: string; reporters: string; reports: string };

// Per reporter first: a hash table of small rows, where count(DISTINCT …) would sort every report several times.
const COUNT_TALLIES = `
  WITH counted AS MATERIALIZED (
    SELECT r.insurer_id, coalesce(p.merged_into_id, p.id) AS reporter_id, r.role, r.lures, r.facts
    FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id
    WHERE r.received_at > $1 AND r.received_at <= $2 AND r.claim = 'named' AND x.report_id IS NULL
  )
  SELECT insurer_id, part, code, count(*) AS reporters, sum(calls) AS reports FROM (
    SELECT insurer_id, part, code, reporter_id, count(*) AS calls FROM (
      SELECT insurer_id, reporter_id, 'role' AS part, role AS code FROM counted
      UNION ALL SELECT insurer_id, reporter_id, 'lure', unnest(lures) FROM counted
      UNION ALL SELECT insurer_id, reporter_id, 'fact', unnest(facts) FROM counted
    ) AS tags GROUP BY 1, 2, 3, 4
  ) AS per_reporter GROUP BY 1, 2, 3`;

async function countTallies(client: pg.ClientBase, now: Date): Promise<Tally[]> {
  const from = new Date(now.getTime() - RANKING_PARAMETERS.windowWeeks * WEEK);
  const { rows } = await client.query<TallyRow>({ name: 'count-tallies', text: COUNT_TALLIES, values: [from, now] });
  return rows.map(({ insurer_id, part, code, reporters, reports }) => ({
    insurerId: insurer_id,
    part,
    code,
    reporters: Number(reporters),
    reports: Number(reports),
  }));
}

type Held = readonly Omit<Tally, 'insurerId'>[];

async function heldTallies(client: pg.ClientBase): Promise<Tally[]> {
  const { rows } = await client.query<{ insurer_id: string; evidence: Held }>(
    'SELECT insurer_id, evidence FROM held_evidence WHERE view = $1',
    [PROFILES_VIEW],
  );
  return rows.flatMap(({ insurer_id, evidence }) => evidence.map((tally) => ({ insurerId: insurer_id, ...tally })));
}

/** Writes the insurers whose held tallies moved; one that nobody names any more holds nothing. */
async function writeHeld(
  client: pg.ClientBase,
  before: readonly Tally[],
  after: readonly Tally[],
  now: Date,
): Promise<void> {
  const old = byInsurer(before);
  const moved = [...byInsurer(after)].filter(
    ([id, evidence]) => JSON.stringify(old.get(id)) !== JSON.stringify(evidence),
  );
  await client.query(
    `INSERT INTO held_evidence (view, insurer_id, evidence, held_at)
     SELECT $1, insurer_id, evidence, $3 FROM jsonb_to_recordset($2::jsonb) AS h(insurer_id text, evidence jsonb)
     ON CONFLICT (view, insurer_id) DO UPDATE SET evidence = excluded.evidence, held_at = excluded.held_at`,
    [PROFILES_VIEW, JSON.stringify(moved.map(([insurer_id, evidence]) => ({ insurer_id, evidence }))), now],
  );
  await client.query('DELETE FROM held_evidence WHERE view = $1 AND insurer_id <> ALL ($2)', [
    PROFILES_VIEW,
    [...new Set(after.map(({ insurerId }) => insurerId))],
  ]);
}

function byInsurer(tallies: readonly Tally[]): Map<string, Held> {
  const ordered = [...tallies].sort((a, b) => (`${a.part} ${a.code}` < `${b.part} ${b.code}` ? -1 : 1));
  const groups = new Map<string, Omit<Tally, 'insurerId'>[]>();
  for (const { insurerId, part, code, reporters, reports } of ordered) {
    const group = groups.get(insurerId) ?? [];
    group.push({ part, code, reporters, reports });
    groups.set(insurerId, group);
  }
  return groups;
}

async function insertIfNew(client: pg.ClientBase, rows: string, now: Date): Promise<boolean> {
  const hash = createHash('sha256').update(METHOD_VERSION).update(rows).digest('hex');
  const { rowCount } = await client.query(
    `INSERT INTO ranking_snapshot (view, taken_at, method, parameters, inputs_hash, rows)
     SELECT $1, $2, $3, '{}', $4, $5 WHERE $4 IS DISTINCT FROM
       (SELECT inputs_hash FROM ranking_snapshot WHERE view = $1 ORDER BY id DESC LIMIT 1)`,
    [PROFILES_VIEW, now, METHOD_VERSION, hash, rows],
  );
  return rowCount === 1;
}
