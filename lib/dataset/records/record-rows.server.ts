import 'server-only';
import type pg from 'pg';
import type { Run } from '@/lib/dataset/files/file-columns';
import type { RecordsFacts } from '@/lib/dataset/release/manifest';
import { periodRange } from '@/lib/platform/period-range';
import { type Published, publishCount, publishRecords, type RecordGroup, recordJoin } from '@/lib/privacy/gate';
import { countRecordable, readCodedRecords } from './read-coded-records.server';
import { GENERALISATIONS, RECORD_COLUMN_NAMES } from './record-columns';

/** The generalised records of a month, through the gate, and what they leave out and lose. */
export async function recordsOf(
  client: pg.ClientBase,
  month: string,
  mayShow: (places: readonly number[]) => boolean,
  partRecords?: number,
): Promise<{ groups: Published<RecordGroup[]>; facts: RecordsFacts }> {
  const range = periodRange(month);
  const join = recordJoin();
  let tooFew = 0;
  for await (const part of readCodedRecords(client, range, partRecords)) {
    const published = publishRecords(part, GENERALISATIONS, mayShow);
    if (!published.ok) throw new RangeError(`records of ${month}: ${published.error.code}`);
    if (published.value.length === 0) tooFew += new Set(part.reporters).size;
    join.add(published.value);
  }
  const groups = join.all();
  return { groups, facts: factsOf(groups, await leftOut(client, range, groups, tooFew)) };
}

async function leftOut(
  client: pg.ClientBase,
  range: readonly [Date, Date],
  groups: readonly RecordGroup[],
  tooFew: number,
): Promise<RecordsFacts['leftOut']> {
  const { open, heldBack } = await countRecordable(client, range);
  const released = groups.reduce((sum, { records }) => sum + records, 0);
  return publishCount(heldBack.reporters + tooFew, heldBack.reports + open.reports - released);
}

function factsOf(groups: readonly RecordGroup[], leftOut: RecordsFacts['leftOut']): RecordsFacts {
  const released = groups.reduce((sum, { records }) => sum + records, 0);
  const mean = (of: (places: readonly number[]) => number) =>
    released === 0 ? 0 : groups.reduce((sum, { places, records }) => sum + records * of(places), 0) / released;
  const byColumn = (of: (column: number, place: number) => number) =>
    Object.fromEntries(
      RECORD_COLUMN_NAMES.map((name, i) => [name, Math.round(1000 * mean((places) => of(i, places[i] ?? 0))) / 1000]),
    );
  return {
    released,
    combinations: groups.length,
    leftOut,
    loss: byColumn((i, place) => GENERALISATIONS[i]?.loss(place) ?? 1),
    exact: byColumn((i, place) => Number(GENERALISATIONS[i]?.isLeaf(place) ?? false)),
  };
}

/** The records as rows of a file, in the order of their codes. */
export function* recordRuns(month: string, groups: Published<RecordGroup[]>): Generator<Run> {
  for (const { places, records } of groups) {
    const codes = RECORD_COLUMN_NAMES.map((name, i) => [name, GENERALISATIONS[i]?.codes[places[i] ?? 0] ?? 'any']);
    yield { row: { month, ...Object.fromEntries(codes) }, times: records };
  }
}
