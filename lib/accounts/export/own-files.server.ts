import 'server-only';
import type { Pool } from 'pg';
import { proveReport } from '@/lib/ledger/prove-report.server';
import { OPEN_COLUMNS } from '@/lib/ledger/report-content';
import { inTransaction } from '@/lib/platform/in-transaction.server';
import { log } from '@/lib/platform/log.server';
import { OWN_ROWS } from '../my-data.server';
import type { OwnFile } from '../own-rows';
import { labelledReport } from './labelled-report';
import { readAbout, type WhoAsks } from './read-about.server';
import type { ZippedFile } from './zip-files';

/** What `README.txt` says the files are, and `LOST.txt` of those that could not be read. */
export interface ExportWords {
  readonly readme: string;
  readonly lost: string;
}

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const encoder = new TextEncoder();

/**
 * Everything that is stored about a driver, as files: the account, the reports with their labels, each noun's part, the proofs of the public log and
 * the driver's own files. Keyed hashes are left out: they cannot be read back, and would open the record to whoever finds the file.
 * A file that cannot be read keeps nothing else back: `LOST.txt` names it.
 */
export async function* ownFiles(pool: Pool, who: WhoAsks, words: ExportWords): AsyncGenerator<ZippedFile> {
  const { texts, files, receipts } = await inTransaction(pool, (client) => readAll(client, who), SNAPSHOT);
  yield textFile('README.txt', words.readme);
  for (const [name, value] of texts) yield textFile(`${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
  for (const receipt of receipts) {
    const state = await proveReport(pool, receipt);
    if (state.ok && state.value.kind === 'proven')
      yield textFile(`proofs/${receipt}.json`, `${JSON.stringify(state.value.proof, null, 2)}\n`);
  }
  const lost: string[] = [];
  for (const { name, path, bytes } of files) {
    const place = `files/${name}/${path}`;
    const read = await bytes();
    if (read) yield { name: place, pressed: false, bytes: asFarAs(read, () => lost.push(place)) };
    else lost.push(place);
  }
  if (lost.length > 0) yield textFile('LOST.txt', `${words.lost}\n\n${lost.join('\n')}\n`);
}

/** The bytes of a file up to where it can be read. */
async function* asFarAs(bytes: AsyncIterable<Uint8Array>, broken: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    log.error({ error: (error as Error).message }, 'a file of a driver breaks off');
    broken();
  }
}

const textFile = (name: string, text: string): ZippedFile => ({ name, pressed: true, bytes: [encoder.encode(text)] });

type Client = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function readAll(client: Client, who: WhoAsks) {
  const { rows: members } = await client.query<{ id: string }>(
    'SELECT id FROM reporter WHERE id = ANY($1::bigint[]) OR merged_into_id = ANY($1::bigint[]) ORDER BY id',
    [who.reporterIds.map(String)],
  );
  const ids = members.map(({ id }) => id);
  const reports = await readReports(client, ids);
  const texts: [string, unknown][] = [
    ['account', await readAbout(client, who, ids)],
    ['reports', reports.map(labelledReport)],
  ];
  const files: (OwnFile & { readonly name: string })[] = [];
  for (const part of OWN_ROWS) {
    texts.push([part.name, await part.read(client, ids)]);
    for (const file of (await part.files?.(client, ids)) ?? []) files.push({ ...file, name: part.name });
  }
  return { texts, files, receipts: reports.map(({ receipt }) => String(receipt)) };
}

/** The columns that their author may show around, and whether the report still counts. */
async function readReports(client: Client, reporterIds: readonly string[]): Promise<Record<string, unknown>[]> {
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT ${OPEN_COLUMNS.map((name) => `r.${name}`).join(', ')}, m.reason AS removed_for, m.removed_at
     FROM report r LEFT JOIN removal m ON m.report_id = r.id WHERE r.reporter_id = ANY($1::bigint[]) ORDER BY r.id`,
    [reporterIds],
  );
  return rows;
}
