import 'server-only';
import type pg from 'pg';
import type { CodedRecords } from '@/lib/privacy/gate';
import { EXPIRY_BANDS, RECORD_COLUMN_NAMES, RECORD_COLUMNS, type RecordColumn } from './record-columns';

/** Rows asked for at a time, and records recoded at a time: memory depends on these, not on the size of the month. */
const FETCH_ROWS = 20_000;
const PART_RECORDS = 1_000_000;

/** How the code of each column is read off a report `r`; null stands for unknown. */
const EXPRESSIONS: Record<RecordColumn, string> = {
  province: 'r.province_adcode',
  insurer: `CASE WHEN r.claim = 'named' THEN r.insurer_id ELSE r.claim END`,
  role: 'r.role',
  hour_band: `CASE WHEN r.called_precision NOT IN ('minute', 'part') THEN 'unknown' ELSE
    (ARRAY['early','early','early','early','early','early','early','early','work_am','work_am','work_am','work_am','noon','noon',
      'work_pm','work_pm','work_pm','work_pm','evening','evening','evening','night','night','night'])[1 + extract(hour FROM r.called_at AT TIME ZONE 'Asia/Shanghai')::int] END`,
  expiry_band: `CASE ${Object.entries(EXPIRY_BANDS)
    .map(
      ([band, buckets]) =>
        `WHEN r.expiry_bucket IN (${buckets.map((bucket) => `'${bucket}'`).join(', ')}) THEN '${band}'`,
    )
    .join(' ')} ELSE 'unknown' END`,
  refusal: 'r.refusal',
  lure: `CASE cardinality(r.lures) WHEN 0 THEN 'none' WHEN 1 THEN r.lures[1] ELSE 'several' END`,
};

const PACKED: readonly (readonly RecordColumn[])[] = [RECORD_COLUMN_NAMES.slice(0, 4), RECORD_COLUMN_NAMES.slice(4)];

// Places instead of codes, packed into two numbers: a third of the time of seven texts a row.
const CODED = `
  SELECT coalesce(p.merged_into_id, p.id)::text,
    ${PACKED.map((columns) => columns.map((name, i) => `${name}.place * ${256 ** i}::bigint`).join(' + ')).join(',\n    ')}
  FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN reporter m ON m.id = p.merged_into_id
    LEFT JOIN removal x ON x.report_id = r.id
    ${RECORD_COLUMN_NAMES.map((name, i) => `JOIN unnest($${3 + 2 * i}::text[], $${4 + 2 * i}::int[]) AS ${name}(code, place) ON ${name}.code = ${EXPRESSIONS[name]}`).join('\n    ')}
  WHERE r.received_at >= $1 AND r.received_at < $2 AND x.report_id IS NULL AND NOT p.records_opt_out AND NOT coalesce(m.records_opt_out, false)
  ORDER BY coalesce(p.merged_into_id, p.id), r.id`;

const LOOKUPS = RECORD_COLUMN_NAMES.flatMap((name) => {
  const { leaves, place } = RECORD_COLUMNS[name];
  return [[...leaves], leaves.map(place)];
});

/**
 * The reports received within a period by reporters who let their records be published, coded and in parts, each of whole reporters. Within
 * a transaction; one part at a time is held.
 */
export async function* readCodedRecords(
  client: pg.ClientBase,
  [from, to]: readonly [Date, Date],
  partRecords = PART_RECORDS,
): AsyncGenerator<CodedRecords> {
  // Every row will be read: planned as if a tenth were wanted, the joins go row by row; sorted in little memory, the disk is asked twice.
  await client.query(`SET LOCAL cursor_tuple_fraction = 1; SET LOCAL work_mem = '64MB'`);
  await client.query({ text: `DECLARE coded NO SCROLL CURSOR FOR ${CODED}`, values: [from, to, ...LOOKUPS] });
  let part = new Part(partRecords);
  for (;;) {
    const { rows } = await client.query<[string, string, string]>({
      text: `FETCH ${FETCH_ROWS} FROM coded`,
      rowMode: 'array',
    });
    for (const row of rows) {
      if (part.isFull(row[0])) {
        yield part.coded();
        part = new Part(partRecords);
      }
      part.add(row);
    }
    if (rows.length < FETCH_ROWS) break;
  }
  await client.query('CLOSE coded');
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
  private last = '';

  constructor(private readonly wanted: number) {
    this.reporters = new Int32Array(1024);
    this.columns = RECORD_COLUMN_NAMES.map(() => new Uint8Array(1024));
  }

  /** A part ends between two reporters: each is in one part alone. */
  isFull = (reporter: string): boolean => this.records >= this.wanted && reporter !== this.last;

  add([reporter, ...packed]: [string, string, string]): void {
    if (this.records === this.reporters.length) this.grow();
    if (reporter !== this.last) this.people++;
    this.last = reporter;
    this.reporters[this.records] = this.people;
    for (const [half, columns] of PACKED.entries()) {
      let rest = Number(packed[half]);
      for (let i = 0; i < columns.length; i++) {
        const column = this.columns[half * 4 + i] as Uint8Array;
        column[this.records] = rest % 256;
        rest = Math.floor(rest / 256);
      }
    }
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
