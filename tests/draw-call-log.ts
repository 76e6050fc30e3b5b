import { renderPng } from '../lib/heatmaps/render-png.server';

type Row = readonly [number: string, time: string, place: string];

const lines = (rows: readonly Row[]): string =>
  rows
    .map(
      ([number, time, place], n) => `<text x="120" y="${260 + n * 220}" font-size="48" fill="#c00">${number}</text>
      <text x="120" y="${320 + n * 220}" font-size="34" fill="#777">${place}</text>
      <text x="1040" y="${270 + n * 220}" font-size="36" fill="#777" text-anchor="end">${time}</text>`,
    )
    .join('');

/** A call log as a phone draws it, as PNG, in the fonts that the product brings. */
export async function drawCallLog(rows: readonly Row[]): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="${260 + rows.length * 220}" font-family="Noto Sans SC">
    <rect width="100%" height="100%" fill="#fff"/><text x="40" y="100" font-size="56">通话记录</text>${lines(rows)}</svg>`;
  return Buffer.from(await renderPng(svg, 1080));
}
