import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { unwrapWoff } from './unwrap-woff';

const packages = (path: string) => join(process.cwd(), 'node_modules', ...path.split('/'));
// Of one family the renderer lends a missing sign from the first font that has it, whatever its weight: one weight of Chinese is all it would use.
const FONTS = ['latin-400', 'latin-700', 'chinese-simplified-400'];

let ready: Promise<Uint8Array[]> | undefined;

/** Starts the renderer and reads its fonts once. A picture never depends on the fonts of the machine. */
function prepared(): Promise<Uint8Array[]> {
  ready ??= (async () => {
    await initWasm(new Uint8Array(await readFile(packages('@resvg/resvg-wasm/index_bg.wasm'))));
    return Promise.all(FONTS.map(font));
  })();
  return ready;
}

const font = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(
    unwrapWoff(await readFile(packages(`@fontsource/noto-sans-sc/files/noto-sans-sc-${name}-normal.woff`))),
  );

/** A PNG of an SVG, `width` pixels wide; its words are set in Noto Sans SC. */
export async function renderPng(svg: string, width: number): Promise<Uint8Array<ArrayBuffer>> {
  const fontBuffers = await prepared();
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { fontBuffers, defaultFontFamily: 'Noto Sans SC', sansSerifFamily: 'Noto Sans SC' },
  }).render();
  const png = Uint8Array.from(image.asPng());
  image.free();
  return png;
}
