import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** SQLite as WebAssembly, for the query page. */
export type QueryEngine = {
  /** Where it stands at this site; holds its hash, so it can be kept for ever. */
  readonly path: string;
  readonly body: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
};

const FILE = join(process.cwd(), 'node_modules', 'sql.js', 'dist', 'sql-wasm-browser.wasm');
const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

let engine: Promise<QueryEngine> | undefined;

/** Reads and compresses the engine when it is first asked for. @throws Error when the package is not installed whole */
export function queryEngine(): Promise<QueryEngine> {
  engine ??= readEngine().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function readEngine(): Promise<QueryEngine> {
  const body = await readFile(FILE);
  const etag = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const [br, zipped] = await Promise.all([brotliAsync(body, { params }), gzipAsync(body, { level: 9 })]);
  return { path: `/dataset/query/sqlite-${etag}.wasm`, body, br, gzip: zipped, etag };
}
