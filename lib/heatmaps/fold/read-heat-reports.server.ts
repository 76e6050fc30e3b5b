import 'server-only';
import type pg from 'pg';
import { FOLD_VERSION } from './cells-of-report';
import type { HeatReport } from './heat-report';

/** Name of the watermark; another version of the fold starts from the beginning. */
export const WATERMARK = `heatmaps ${FOLD_VERSION}`;

const COLUMNS = `r.id, r.received_at AS "receivedAt", r.called_at AS "calledAt", r.called_precision AS precision, r.claim,
  r.insurer_id AS "insurerId", r.city_adcode AS city, r.province_adcode AS province, r.role, r.relation, r.refusal,
  r.days_to_expiry AS "daysToExpiry", r.expiry_bucket AS "expiryBucket", 'car_sold' = ANY (r.facts) AS "carSold"`;

// Who a report counts for, and whether it counts, as it was folded: what has changed since then is settled by `settleChanges` alone.
const AS_FOLDED = `SELECT ${COLUMNS}, coalesce(i.counted_as, r.reporter_id) AS "reporterId"
  FROM report r LEFT JOIN heat_identity i ON i.reporter_id = r.reporter_id`;
const NOT_LEFT_OUT = 'NOT EXISTS (SELECT FROM heat_left_out o WHERE o.report_id = r.id)';

/** The next reports that no cell has seen yet, oldest first, removed ones too. */
export async function nextHeatReports(
  client: pg.ClientBase,
  [after, newest]: readonly [string, string],
  limit: number,
): Promise<(HeatReport & { readonly removed: boolean })[]> {
  const { rows } = await client.query<HeatReport & { removed: boolean }>(
    `SELECT f.*, x.report_id IS NOT NULL AS removed FROM (${AS_FOLDED} WHERE r.id > $1 AND r.id <= $2 ORDER BY r.id LIMIT $3) AS f
     LEFT JOIN removal x ON x.report_id = f.id ORDER BY f.id`,
    [after, newest, limit],
  );
  return rows;
}

/** All reports up to `newest` that the cells count for one of these drivers, oldest first. */
export async function countedReportsOf(
  client: pg.ClientBase,
  drivers: readonly string[],
  newest: string,
): Promise<HeatReport[]> {
  const { rows } = await client.query<HeatReport>(
    `${AS_FOLDED} WHERE r.id <= $2 AND ${NOT_LEFT_OUT} AND (
       r.reporter_id = ANY ($1::bigint[]) AND i.reporter_id IS NULL
       OR r.reporter_id IN (SELECT reporter_id FROM heat_identity WHERE counted_as = ANY ($1::bigint[])))
     ORDER BY r.id`,
    [drivers, newest],
  );
  return rows;
}

/** Reports that count by the raw tables alone, driver by driver and oldest first, in pieces that end where a driver does. */
export async function* rawReports(client: pg.ClientBase, newest: string, piece: number): AsyncGenerator<HeatReport[]> {
  await client.query(
    `DECLARE raw_reports NO SCROLL CURSOR FOR SELECT ${COLUMNS}, coalesce(p.merged_into_id, p.id) AS "reporterId"
     FROM report r JOIN reporter p ON p.id = r.reporter_id
     WHERE r.id <= ${BigInt(newest)} AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
     ORDER BY coalesce(p.merged_into_id, p.id), r.id`,
  );
  let rest: HeatReport[] = [];
  for (;;) {
    const { rows } = await client.query<HeatReport>(`FETCH ${piece} FROM raw_reports`);
    const all = [...rest, ...rows];
    const last = all.at(-1)?.reporterId;
    rest = rows.length < piece ? [] : all.filter(({ reporterId }) => reporterId === last);
    yield rest.length === 0 ? all : all.slice(0, all.length - rest.length);
    if (rows.length < piece) break;
  }
  await client.query('CLOSE raw_reports');
}

/** The id of the last folded report. */
export async function foldedUpTo(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ last: string }>(
    'SELECT coalesce((SELECT last_report_id FROM fold_watermark WHERE name = $1), 0) AS last',
    [WATERMARK],
  );
  return rows[0]?.last ?? '0';
}
