import 'server-only';
import type pg from 'pg';
import { periodRankings } from '@/lib/dataset/release/ranking-rows.server';
import type { AttackedTable } from './attacked-table';
import { type AttackedHeat, tablesOfHeat, tablesOfRankings } from './other-answers';

/** The published rankings of a closed period, in every view. */
export const attackedRankings = async (client: pg.Pool | pg.ClientBase, period: string): Promise<AttackedTable[]> =>
  tablesOfRankings((await periodRankings(client, period)).filter(({ beside }) => !beside));

type HeatRow = { family: string; filter: string; code: string; value: string; reports: number };

/** Everything that the heatmaps of a closed quarter have shown of lines that a release has too, as if each cell had moved once. */
export async function attackedHeat(client: pg.Pool | pg.ClientBase, quarter: string): Promise<AttackedTable[]> {
  const { rows } = await client.query<HeatRow>(
    `SELECT family, filter, code, value, shown_reports AS reports FROM heat_cell
     WHERE period = $1 AND family IN ('place', 'city', 'hour') AND shown_reports > 0`,
    [quarter],
  );
  return tablesOfHeat(rows.flatMap(lineOf));
}

/** Hours from this one on are of public holidays, which the tables count as those of their weekday. */
const HOLIDAYS = 168;

function lineOf({ family, filter, code, value, reports }: HeatRow): AttackedHeat[] {
  const line = (...pairs: [string, string][]): AttackedHeat[] => [
    { dimensions: pairs.map(([name]) => name), key: pairs.map(([, of]) => of), reports },
  ];
  if (family === 'city') return line(['province', code], ['city', value]);
  const of: [string, string][] =
    filter === 'all' ? [] : [[filter, filter === 'refusal' && code === 'after' ? 'before' : code]];
  if (family === 'hour') return Number(value) >= HOLIDAYS ? [] : line(...of, ['hour_of_week', value]);
  return line(...of, ['province', value]);
}
