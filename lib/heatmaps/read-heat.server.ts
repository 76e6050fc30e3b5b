import 'server-only';
import { chinaDate } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { publishFigures, reopenHeat } from '@/lib/privacy/gate';
import { type HeatMapName, type HeatView, heatFilter } from './heat-view';
import { emptyFigures } from './publish/empty-figures';
import type { PublishedHeat } from './published-heat';
import { heatKey, keyOf, periodsOf } from './view-key';

/** The newest published figures of a view; null when nothing of its period was published, or what is stored could not have come through the gate. */
export async function readHeat(view: HeatView): Promise<PublishedHeat | null> {
  const periods = periodsOf(view, chinaDate(systemClock()));
  const keys = periods.flatMap((period) => [heatKey(view, period), keyOf(period, view.map, null)]);
  const { rows } = await pool().query<{ view: string; figures: unknown }>({
    name: 'read-heat',
    text: 'SELECT view, figures FROM heat_view WHERE view = ANY ($1)',
    values: [keys],
  });
  const found = new Map(rows.map((row) => [row.view, row.figures]));
  for (const period of periods) {
    const whole = found.get(keyOf(period, view.map, null));
    const own = found.get(heatKey(view, period));
    if (whole === undefined) continue;
    const heat = reopenHeat(own ?? whole);
    if (heat?.map !== view.map) return null;
    // A view of which nothing may be shown looks like one of which nothing was reported.
    return own === undefined ? publishFigures(heat, () => emptyFigures(heat, heatFilter(view))) : heat;
  }
  return null;
}

/** Periods that a map can be asked for, newest first, without the live one. */
export async function heatPeriods(map: HeatMapName): Promise<string[]> {
  const { rows } = await pool().query<{ period: string }>({
    name: 'heat-periods',
    text: `SELECT split_part(view, '|', 1) AS period FROM heat_view WHERE view LIKE $1 ORDER BY 1 DESC`,
    values: [`20%|${map}|all`],
  });
  return rows.map(({ period }) => period);
}
