import 'server-only';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Line } from './ranking-files';

/** The rows of a table of a release, out of its NDJSON. */
export async function readLines(folder: string, table: string): Promise<Line[]> {
  const gunzip = createGunzip();
  const file = createReadStream(join(folder, `${table}.ndjson.gz`));
  file.on('error', (error) => gunzip.destroy(error));
  const lines: Line[] = [];
  for await (const line of createInterface({ input: file.pipe(gunzip), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line !== '') lines.push(JSON.parse(line));
  return lines;
}
