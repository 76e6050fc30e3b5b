import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** One file of the character recognition, ready to be sent. */
export type EngineFile = {
  readonly body: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
  readonly type: string;
};

/** The recognition of pictures: where it stands at this site (a folder whose name holds its hash), and the bytes a phone loads of it. */
export type OcrEngine = { readonly path: string; readonly bytes: number };

const MODULES = join(process.cwd(), 'node_modules');
const CORE = ['relaxedsimd-', 'simd-', ''].map((kind) => `tesseract-core-${kind}lstm.wasm.js`);
const MODEL = 'chi_sim.traineddata.gz';
/** By name at this site: the worker, the engine for three kinds of processor, the Chinese model, which knows Latin letters and figures too. */
const FILES: Readonly<Record<string, string>> = {
  'worker.min.js': join(MODULES, 'tesseract.js', 'dist', 'worker.min.js'),
  ...Object.fromEntries(CORE.map((name) => [name, join(MODULES, 'tesseract.js-core', name)])),
  [MODEL]: join(MODULES, '@tesseract.js-data', 'chi_sim', '4.0.0_best_int', MODEL),
};
/** Brotli makes about this much of the engine; measured, so that nothing need be compressed to say it. */
const CORE_SENT = 1_270_000;

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);
const files = new Map<string, Promise<EngineFile>>();
let engine: Promise<OcrEngine> | undefined;

/** Where the engine stands. @throws Error when the packages are not installed whole */
export function ocrEngine(): Promise<OcrEngine> {
  engine ??= readAbout().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function readAbout(): Promise<OcrEngine> {
  const hash = createHash('sha256');
  const bodies = await Promise.all(Object.values(FILES).map((path) => readFile(path)));
  for (const body of bodies) hash.update(body);
  const model = bodies.at(-1)?.length ?? 0;
  return { path: `/report/import/reader-${hash.digest('hex').slice(0, 16)}`, bytes: CORE_SENT + model };
}

/** A file of the engine by its name, compressed when it is first asked for; null when there is none of that name. */
export function ocrEngineFileOf(name: string): Promise<EngineFile> | null {
  const path = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!path) return null;
  const known = files.get(name) ?? readEngineFile(path);
  files.set(name, known);
  known.catch(() => files.delete(name));
  return known;
}

async function readEngineFile(path: string): Promise<EngineFile> {
  const body = await readFile(path);
  const etag = createHash('sha256').update(body).digest('hex').slice(0, 16);
  // The model is packed already, and the engine unpacks it itself.
  if (path.endsWith('.gz')) return { body, br: body, gzip: body, etag, type: 'application/octet-stream' };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const [br, zipped] = await Promise.all([brotliAsync(body, { params }), gzipAsync(body, { level: 6 })]);
  return { body, br, gzip: zipped, etag, type: 'text/javascript; charset=utf-8' };
}
