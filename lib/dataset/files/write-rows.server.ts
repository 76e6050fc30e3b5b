import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { type ColumnFacts, ColumnTally, type FileColumn, type Run } from './file-columns';
import { type FileFacts, GzipLines } from './hashed-file.server';
import { ParquetFile } from './parquet-file.server';

/** A table in every format it is released in. */
export type WrittenTable = {
  readonly rows: number;
  readonly files: { readonly csv: FileFacts; readonly ndjson: FileFacts; readonly parquet: FileFacts };
  readonly columns: readonly ColumnFacts[];
};

type Rows = Iterable<Run> | AsyncIterable<Run>;

/** Writes rows, as they come, to `name`.csv.gz, .ndjson.gz and .parquet at once; nothing is kept of a row that was written. */
export async function writeRows(
  folder: string,
  name: string,
  columns: readonly FileColumn[],
  rows: Rows,
): Promise<WrittenTable> {
  const csv = await GzipLines.create(folder, `${name}.csv.gz`);
  const ndjson = await GzipLines.create(folder, `${name}.ndjson.gz`);
  const parquet = await ParquetFile.create(folder, `${name}.parquet`, columns);
  const tallies = columns.map((column) => new ColumnTally(column));
  let count = 0;
  try {
    const names = columns.map((column) => column.name);
    await csv.write(csvLine(names));
    for await (const run of rows) {
      count += run.times;
      for (const tally of tallies) tally.add(run);
      await csv.write(csvLine(names.map((name) => run.row[name] ?? null)), run.times);
      await ndjson.write(`${JSON.stringify(run.row, names)}\n`, run.times);
      await parquet.write(run);
    }
    const files = { csv: await csv.close(), ndjson: await ndjson.close(), parquet: await parquet.close() };
    return { rows: count, files, columns: tallies.map((tally) => tally.facts()) };
  } catch (error) {
    await Promise.all([csv.abandon(), ndjson.abandon(), parquet.abandon()]);
    throw error;
  }
}

/** A field that stands in a CSV as it is: nothing to quote, no formula to disarm. */
const PLAIN = /^(?:[\w\u4e00-\u9fff][^",\r\n]*)?$/;

/** RFC 4180, lines ended by \n, formulas of spreadsheets disarmed: the same as the plain CSV of a table. */
export const csvLine = (fields: readonly (string | number | boolean | null)[]): string => {
  const texts = fields.map((field) => (field === null ? '' : String(field)));
  if (texts.length > 1 && texts.every((text) => PLAIN.test(text))) return `${texts.join()}\n`;
  return stringify([fields], { escape_formulas: true, record_delimiter: 'unix', cast: { boolean: String } });
};
