import 'server-only';
import type pg from 'pg';
import type { AppliedSetAside } from '@/lib/ranking/run/set-aside-in-force';
import { type InsurerEvidence, noEvidence } from '../evidence';
import type { FilterName } from '../view';

/** One slice of a period: which filter value, and the evidence on each insurer within it. */
export type SliceEvidence = ReadonlyMap<string, readonly InsurerEvidence[]>;

type Row = {
  slice: string;
  insurer_id: string;
  reporters: string;
  units: string;
  squares: string;
  calls: string;
  after_refusal: string;
  after_refusal_reporters: string;
  own: string;
  own_reporters: string;
  rival: string;
  rival_reporters: string;
  unverified: string;
  unverified_reporters: string;
};

/** Sums per reporter first, so that distinct reporters and squares come out exactly; `$SLICE` is one of four fixed columns. */
const evidenceSql = (slice: string, source: string): string => `
  SELECT slice, insurer_id, count(*) FILTER (WHERE kept > 0) AS reporters, sum(kept) AS units, sum(kept * kept) AS squares, sum(calls) AS calls,
    sum(refused) AS after_refusal, count(*) FILTER (WHERE refused > 0) AS after_refusal_reporters,
    sum(own) AS own, count(*) FILTER (WHERE own > 0) AS own_reporters,
    sum(rival) AS rival, count(*) FILTER (WHERE rival > 0) AS rival_reporters,
    sum(calls - own - rival) AS unverified, count(*) FILTER (WHERE calls > own + rival) AS unverified_reporters
  FROM (
    SELECT ${slice} AS slice, insurer_id, reporter_id, sum(kept) AS kept, sum(calls) AS calls, sum(refused) AS refused,
      coalesce(sum(calls) FILTER (WHERE relation = 'current'), 0) AS own,
      coalesce(sum(calls) FILTER (WHERE relation IN ('former', 'never')), 0) AS rival
    FROM ${source} GROUP BY 1, 2, 3
  ) AS per_reporter GROUP BY 1, 2`;

const SLICE_COLUMNS: Record<'all' | FilterName, string> = {
  all: "'all'",
  province: 'province_adcode',
  role: 'role',
  relation: 'relation',
};

/** Blocks set aside as rows `a`. */
const ASIDE = (place: string): string =>
  `jsonb_to_recordset(${place}::jsonb) AS a("insurerId" text, province text, tiers jsonb, "signUpFrom" int, "signUpTo" int, "weekFrom" int, "weekTo" int)`;

/** Units of the window; in what was set aside no call is kept (weeks of call stand for weeks of receipt). Only units of the insurers concerned are looked up. */
const LIVE_UNITS = `(
  SELECT u.reporter_id, u.insurer_id, u.province_adcode, u.role, u.relation, u.calls, u.refused,
    CASE WHEN u.insurer_id = ANY ($2) AND EXISTS (
      SELECT FROM reporter_evidence e, ${ASIDE('$3')}
      WHERE e.reporter_id = u.reporter_id AND a."insurerId" = u.insurer_id AND a.tiers @> to_jsonb(e.tier)
        AND e.sign_up_week BETWEEN a."signUpFrom" AND a."signUpTo" AND u.week BETWEEN a."weekFrom" AND a."weekTo"
        AND (a.province IS NULL OR a.province = u.province_adcode)
    ) THEN 0 ELSE u.kept END AS kept
  FROM unit u WHERE u.week >= $1
) AS u`;

/** Evidence of the live window, by one filter, out of the units. `aside`: what is left out of the kept calls. */
export async function liveEvidence(
  client: pg.ClientBase,
  by: 'all' | FilterName,
  fromWeek: number,
  aside: readonly AppliedSetAside[] = [],
): Promise<SliceEvidence> {
  const { rows } = await client.query<Row>({
    name: `live-evidence-${by}`,
    text: evidenceSql(SLICE_COLUMNS[by], LIVE_UNITS),
    values: [fromWeek, [...new Set(aside.map(({ insurerId }) => insurerId))], JSON.stringify(aside)],
  });
  return slices(rows);
}

/**
 * Evidence of one closed period, by one filter, out of the reports received in it; a call beyond three a week is counted but not kept, nor is one
 * in `aside`.
 */
export async function periodEvidence(
  client: pg.ClientBase,
  by: 'all' | FilterName,
  [from, to]: readonly [Date, Date],
  callsPerWeek: number,
  aside: readonly AppliedSetAside[] = [],
): Promise<SliceEvidence> {
  const { rows } = await client.query<Row>({
    name: `period-evidence-${by}`,
    text: evidenceSql(SLICE_COLUMNS[by], PERIOD_UNITS),
    values: [from, to, callsPerWeek, [...new Set(aside.map(({ insurerId }) => insurerId))], JSON.stringify(aside)],
  });
  return slices(rows);
}

const PERIOD_UNITS = `(
  SELECT reporter_id, insurer_id, province_adcode, role, relation, 1 AS calls, (refusal = 'before')::int AS refused,
    CASE WHEN place > $3 OR insurer_id = ANY ($4) AND EXISTS (
      SELECT FROM reporter p, ${ASIDE('$5')}
      WHERE p.id = placed.reporter_id AND a."insurerId" = placed.insurer_id AND a.tiers @> to_jsonb(least(p.tier, 2))
        AND to_char(least(p.created_at, (SELECT min(m.created_at) FROM reporter m WHERE m.merged_into_id = p.id)) AT TIME ZONE 'Asia/Shanghai', 'IYYYIW')::int
          BETWEEN a."signUpFrom" AND a."signUpTo"
        AND to_char(placed.received_at AT TIME ZONE 'Asia/Shanghai', 'IYYYIW')::int BETWEEN a."weekFrom" AND a."weekTo"
        AND (a.province IS NULL OR a.province = placed.province_adcode)
    ) THEN 0 ELSE 1 END AS kept
  FROM (
    SELECT coalesce(p.merged_into_id, p.id) AS reporter_id, r.insurer_id, r.province_adcode, r.role, r.relation, r.refusal, r.received_at,
      row_number() OVER (
        PARTITION BY coalesce(p.merged_into_id, p.id), r.insurer_id, date_trunc('week', r.called_at AT TIME ZONE 'Asia/Shanghai') ORDER BY r.id
      ) AS place
    FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id
    WHERE r.received_at >= $1 AND r.received_at < $2 AND r.claim = 'named' AND x.report_id IS NULL
  ) AS placed
) AS u`;

function slices(rows: readonly Row[]): SliceEvidence {
  const bySlice = new Map<string, InsurerEvidence[]>();
  for (const row of rows) {
    const list = bySlice.get(row.slice) ?? [];
    list.push(evidenceOf(row));
    bySlice.set(row.slice, list);
  }
  return bySlice;
}

const evidenceOf = (row: Row): InsurerEvidence => ({
  ...noEvidence(row.insurer_id),
  reporters: Number(row.reporters),
  units: Number(row.units),
  squares: Number(row.squares),
  calls: Number(row.calls),
  afterRefusal: Number(row.after_refusal),
  afterRefusalReporters: Number(row.after_refusal_reporters),
  own: Number(row.own),
  ownReporters: Number(row.own_reporters),
  rival: Number(row.rival),
  rivalReporters: Number(row.rival_reporters),
  unverified: Number(row.unverified),
  unverifiedReporters: Number(row.unverified_reporters),
});
