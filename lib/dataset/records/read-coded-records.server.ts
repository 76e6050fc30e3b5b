import 'server-only';
import pg from 'pg';
import { copyOut } from '@/lib/platform/copy-out.server';
import type { CodedRecords } from '@/lib/privacy/gate';
import { decodeRecord, RECORD_FIELDS } from './decode-record';
import { RECORD_COLUMN_NAMES } from './record-columns';

/** Records recoded at a time: memory depends on this, not on the size of the month. */
const PART_RECORDS = 1_000_000;

// A subselect without joins to lists of codes: with them the planner expected a handful of rows, and looked reporters up one by one.
// Within a reporter the order is of no matter to the groups. COPY takes no parameters.
const selected = (from: Date, to: Date): string => `
  SELECT q.person, ${RECORD_FIELDS.join(',\n    ')}
  FROM report r JOIN (
    SELECT p.id, coalesce(p.merged_into_id, p.id) AS person FROM reporter p LEFT JOIN reporter m ON m.id = p.merged_into_id
    WHERE NOT p.records_opt_out AND NOT coalesce(m.records_opt_out, false)
  ) q ON q.id = r.reporter_id
  WHERE r.received_at >= ${moment(from)} AND r.received_at < ${moment(to)}
    AND NOT EXISTS (SELECT FROM removal x WHERE x.report_id = r.id)
  ORDER BY q.person`;

const moment = (at: Date): string => `${pg.escapeLiteral(at.toISOString())}::timestamptz`;

/**
 * The reports received within a period by reporters who let their records be published, coded and in parts, each of whole reporters. Within
 * a transaction; one part at a time is held.
 */
export async function* readCodedRecords(
  client: pg.ClientBase,
  [from, to]: readonly [Date, Date],
  partRecords = PART_RECORDS,
): AsyncGenerator<CodedRecords> {
  // Sorted in little memory, the disk is asked twice.
  await client.query(`SET LOCAL work_mem = '64MB'`);
  const places = new Uint8Array(RECORD_COLUMN_NAMES.length);
  let part = new Part(partRecords);
  const take = (row: Buffer): CodedRecords | undefined => {
    const reporter = decodeRecord(row, places);
    if (reporter < 0) return undefined;
    const full = part.isFull(reporter) ? part : null;
    if (full) part = new Part(partRecords);
    part.add(reporter, places);
    return full?.coded();
  };
  yield* copyOut(client, `COPY (${selected(from, to)}) TO STDOUT (FORMAT binary)`, take);
  if (part.records > 0) yield part.coded();
}

/** Reports of the period that count, and those of reporters who keep their records back. */
export async function countRecordable(client: pg.ClientBase, [from, to]: readonly [Date, Date]) {
  const { rows } = await client.query<{ held_back: boolean; reporters: string; reports: string }>({
    text: `SELECT p.records_opt_out OR coalesce(m.records_opt_out, false) AS held_back,
        count(DISTINCT coalesce(p.merged_into_id, p.id)) AS reporters, count(*) AS reports
      FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN reporter m ON m.id = p.merged_into_id
        LEFT JOIN removal x ON x.report_id = r.id
      WHERE r.received_at >= $1 AND r.received_at < $2 AND x.report_id IS NULL GROUP BY 1`,
    values: [from, to],
  });
  const of = (heldBack: boolean) => {
    const row = rows.find(({ held_back }) => held_back === heldBack);
    return { reporters: Number(row?.reporters ?? 0), reports: Number(row?.reports ?? 0) };
  };
  return { open: of(false), heldBack: of(true) };
}

class Part {
  records = 0;
  private reporters: Int32Array;
  private columns: Uint8Array[];
  private people = 0;
  private last = -1;

  constructor(private readonly wanted: number) {
    this.reporters = new Int32Array(1024);
    this.columns = RECORD_COLUMN_NAMES.map(() => new Uint8Array(1024));
  }

  /** A part ends between two reporters: each is in one part alone. */
  isFull = (reporter: number): boolean => this.records >= this.wanted && reporter !== this.last;

  add(reporter: number, places: Uint8Array): void {
    if (this.records === this.reporters.length) this.grow();
    if (reporter !== this.last) this.people++;
    this.last = reporter;
    this.reporters[this.records] = this.people;
    for (let i = 0; i < places.length; i++) (this.columns[i] as Uint8Array)[this.records] = places[i] as number;
    this.records++;
  }

  coded = (): CodedRecords => ({
    reporters: this.reporters.subarray(0, this.records),
    columns: this.columns.map((column) => column.subarray(0, this.records)),
  });

  private grow(): void {
    const reporters = new Int32Array(2 * this.records);
    reporters.set(this.reporters);
    this.reporters = reporters;
    this.columns = this.columns.map((column) => {
      const grown = new Uint8Array(2 * this.records);
      grown.set(column);
      return grown;
    });
  }
}
