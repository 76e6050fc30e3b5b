import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import type { FileColumn, Run } from './file-columns';
import { ParquetFile } from './parquet-file.server';

const columns: FileColumn[] = [
  { name: 'code', type: 'string', nullable: false, codes: null },
  { name: 'count', type: 'integer', nullable: true, codes: null },
];

it('holds every row of every run, whatever row group it falls into', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wurao-parquet-'));
  const runs: Run[] = [70_000, 1, 59_999, 150_000, 20_001, 3].map((times, n) => ({
    row: { code: `c${n}`, count: n % 2 === 0 ? n : null },
    times,
  }));
  const file = await ParquetFile.create(folder, 't.parquet', columns);
  for (const run of runs) await file.write(run);
  const { name, bytes } = await file.close();
  const read = await asyncBufferFromFile(join(folder, name));
  expect(read.byteLength).toBe(bytes);
  const { row_groups } = await parquetMetadataAsync(read);
  expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([100_000, 100_000, 100_000, 4]);
  const rows = await parquetReadObjects({ file: read });
  let at = 0;
  for (const { row, times } of runs) {
    const part = rows.slice(at, at + times);
    expect([part.length, part.every((one) => one.code === row.code && one.count === row.count)]).toEqual([times, true]);
    at += times;
  }
  expect(at).toBe(rows.length);
  await rm(folder, { recursive: true });
});
