import 'server-only';
import type pg from 'pg';
import type { HeatCount, Tally } from './tally';

/** Cells written by one statement. */
const PIECE = 20_000;

const CHANGE = `
  INSERT INTO heat_cell AS c (period, family, filter, code, value, reporters, reports, squares)
  SELECT split_part(key, '|', 1), split_part(key, '|', 2), split_part(key, '|', 3), split_part(key, '|', 4), split_part(key, '|', 5), reporters, reports, squares
  FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[]) AS t(key, reporters, reports, squares)
  ON CONFLICT (period, family, filter, code, value) DO UPDATE
  SET reporters = c.reporters + excluded.reporters, reports = c.reports + excluded.reports, squares = c.squares + excluded.squares`;

// What is taken away was there: an insert of a negative count would be refused before its conflict is seen.
const TAKE_AWAY = `
  UPDATE heat_cell AS c SET reporters = c.reporters + t.reporters, reports = c.reports + t.reports, squares = c.squares + t.squares
  FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[]) AS t(key, reporters, reports, squares)
  WHERE c.period = split_part(key, '|', 1) AND c.family = split_part(key, '|', 2) AND c.filter = split_part(key, '|', 3)
    AND c.code = split_part(key, '|', 4) AND c.value = split_part(key, '|', 5)`;

const isNothing = ({ reporters, reports, squares }: HeatCount): boolean =>
  reporters === 0 && reports === 0 && squares === 0;
const isLess = ({ reporters, reports, squares }: HeatCount): boolean => reporters < 0 || reports < 0 || squares < 0;

/** Applies changes to the stored cells. */
export async function changeCells(client: pg.ClientBase, tally: Tally): Promise<void> {
  const changes = [...tally].filter(([, count]) => !isNothing(count));
  const less = changes.filter(([, count]) => isLess(count));
  await write(
    client,
    CHANGE,
    changes.filter(([, count]) => !isLess(count)),
  );
  await write(client, TAKE_AWAY, less);
}

async function write(client: pg.ClientBase, text: string, changes: readonly [string, HeatCount][]): Promise<void> {
  for (let from = 0; from < changes.length; from += PIECE) {
    const piece = changes.slice(from, from + PIECE);
    await client.query(text, [
      piece.map(([key]) => key),
      piece.map(([, { reporters }]) => reporters),
      piece.map(([, { reports }]) => reports),
      piece.map(([, { squares }]) => squares),
    ]);
  }
}

type Row = { key: string; reporters: number; reports: number; squares: string };

/** All stored cells that count something. */
export async function storedCells(client: pg.ClientBase): Promise<Tally> {
  const { rows } = await client.query<Row>(
    `SELECT concat_ws('|', period, family, filter, code, value) AS key, reporters, reports, squares FROM heat_cell WHERE reports > 0`,
  );
  return new Map(
    rows.map(({ key, reporters, reports, squares }) => [key, { reporters, reports, squares: Number(squares) }]),
  );
}
