import 'server-only';
import type { DecodedArray, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Field, FileColumn, Run } from './file-columns';
import { type FileFacts, HashedFile } from './hashed-file.server';

const GROUP_ROWS = 100_000;

const TYPES: Record<FileColumn['type'], Partial<SchemaElement>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};

/** A Parquet file: typed columns, dictionaries, Snappy, statistics in each row group of 100,000 rows, one of which is held at a time. */
export class ParquetFile {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  /** One row group, filled anew for each: fresh ones would wait long to be collected. */
  private readonly columns: Field[][];
  private held = 0;

  private constructor(
    private readonly file: HashedFile,
    private readonly spec: readonly FileColumn[],
  ) {
    const root: SchemaElement = { name: 'root', num_children: spec.length };
    const leaves = spec.map(
      ({ name, type, nullable }) =>
        ({ name, repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED', ...TYPES[type] }) as SchemaElement,
    );
    this.writer = new ParquetWriter({ writer: this.bytes, schema: [root, ...leaves], createdBy: 'wurao' });
    this.columns = spec.map(() => []);
  }

  static async create(folder: string, name: string, columns: readonly FileColumn[]): Promise<ParquetFile> {
    return new ParquetFile(await HashedFile.create(folder, name), columns);
  }

  async write({ row, times }: Run): Promise<void> {
    for (let left = times; left > 0; ) {
      const end = Math.min(this.held + left, GROUP_ROWS);
      for (const [i, { name }] of this.spec.entries()) {
        const column = this.columns[i] as Field[];
        const value = row[name] ?? null;
        for (let at = this.held; at < end; at++) column[at] = value;
      }
      left -= end - this.held;
      this.held = end;
      if (end === GROUP_ROWS) await this.writeGroup();
    }
  }

  async close(): Promise<FileFacts> {
    await this.writeGroup();
    this.writer.finish();
    await this.pass();
    return this.file.close();
  }

  abandon = (): Promise<void> => this.file.abandon();

  private async writeGroup(): Promise<void> {
    if (this.held === 0) return;
    const rows = (column: Field[]) => (column.length === this.held ? column : column.slice(0, this.held));
    const columnData = this.spec.map(({ name }, i) => ({ name, data: rows(this.columns[i] ?? []) as DecodedArray }));
    this.writer.write({ columnData, rowGroupSize: GROUP_ROWS });
    this.held = 0;
    await this.pass();
  }

  // The writer's buffer is only emptied, never replaced: its own count of bytes written must go on.
  private async pass(): Promise<void> {
    await this.file.write(new Uint8Array(this.bytes.buffer, 0, this.bytes.index).slice());
    this.bytes.index = 0;
  }
}
