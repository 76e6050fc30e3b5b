import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderPng } from '@/lib/heatmaps/render-png.server';
import { iconFile } from '@/lib/platform/icon-file';

const PUBLIC = join(process.cwd(), 'public');
const drawing = readFileSync(join(process.cwd(), 'app', 'icon.svg'), 'utf8');

/** The drawing with paper around it, for launchers that cut a shape of their own; `room` in its own units, of which it is 32 wide. */
const withRoom = (room: number): string =>
  drawing
    .replace('viewBox="0 0 32 32"', `viewBox="${-room} ${-room} ${32 + 2 * room} ${32 + 2 * room}"`)
    .replace('M0 0h32v32H0z', `M${-room} ${-room}h${32 + 2 * room}v${32 + 2 * room}h${-32 - 2 * room}z`);

mkdirSync(join(PUBLIC, 'icons'), { recursive: true });
const draw = async (name: string, svg: string, size: number) =>
  writeFileSync(join(PUBLIC, 'icons', `${name}.png`), await renderPng(svg, size));
await draw('icon-192', drawing, 192);
await draw('icon-512', drawing, 512);
await draw('maskable-512', withRoom(6), 512);
await draw('apple-touch-icon', withRoom(2), 180);
const small: { size: number; png: Uint8Array }[] = [];
for (const size of [16, 32, 48]) small.push({ size, png: await renderPng(drawing, size) });
writeFileSync(join(PUBLIC, 'favicon.ico'), iconFile(small));
