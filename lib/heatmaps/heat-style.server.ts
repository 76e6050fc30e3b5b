import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DARK, LIGHT, type Palette } from './palette';

let remembered: Promise<string> | undefined;

function styleSheet(): Promise<string> {
  remembered ??= readFile(join(process.cwd(), 'lib', 'heatmaps', 'heat.css'), 'utf8').then((css) =>
    css
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ?([{};:]) ?/g, '$1')
      .trim(),
  );
  return remembered;
}

/** The looks of a drawing with its colours filled in, for a file. */
export async function pictureStyle(palette: Palette = LIGHT): Promise<string> {
  return (await styleSheet()).replaceAll(
    /var\(--color-([\w-]+)\)/g,
    (_, name: string) => palette[name] ?? 'currentColor',
  );
}

const variables = (palette: Palette) =>
  Object.entries(palette)
    .map(([name, hex]) => `--color-${name}:${hex}`)
    .join(';');

/** The looks of a drawing on a page of its own, in the reader's theme. */
export async function framedStyle(): Promise<string> {
  const themes = `:root{color-scheme:light dark;${variables(LIGHT)}}@media(prefers-color-scheme:dark){:root{${variables(DARK)}}}`;
  return `${themes}${await styleSheet()}`;
}
