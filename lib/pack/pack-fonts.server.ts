import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { unwrapWoff } from '@/lib/heatmaps/unwrap-woff';
import type { PackFonts } from './pdf/sheet';

/** A font of the documents, packed for sending; `path` holds its hash, so it can be kept for ever. */
export type PackFont = {
  readonly path: string;
  readonly body: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
};

const FOLDER = join(process.cwd(), 'node_modules', '@fontsource', 'noto-sans-sc', 'files');
const WEIGHTS = { regular: 400, bold: 700 } as const;

let fonts: Promise<Readonly<Record<keyof typeof WEIGHTS, PackFont>>> | undefined;

/** Noto Sans SC in two weights, read and packed when first asked for. @throws Error when the package is not installed whole */
export function packFonts(): Promise<Readonly<Record<keyof typeof WEIGHTS, PackFont>>> {
  fonts ??= readFonts().catch((error) => {
    fonts = undefined;
    throw error;
  });
  return fonts;
}

/** The same as bare bytes, for documents made here. */
export async function packFontBytes(): Promise<PackFonts> {
  const { regular, bold } = await packFonts();
  return { regular: new Uint8Array(regular.body), bold: new Uint8Array(bold.body) };
}

async function readFonts() {
  const [regular, bold] = await Promise.all([readFont(WEIGHTS.regular), readFont(WEIGHTS.bold)]);
  return { regular, bold };
}

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

async function readFont(weight: number): Promise<PackFont> {
  const body = unwrapWoff(await readFile(join(FOLDER, `noto-sans-sc-chinese-simplified-${weight}-normal.woff`)));
  const etag = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const [br, zipped] = await Promise.all([brotliAsync(body, { params }), gzipAsync(body, { level: 7 })]);
  return { path: `/pack/noto-sans-sc-${weight}-${etag}.ttf`, body, br, gzip: zipped, etag };
}
