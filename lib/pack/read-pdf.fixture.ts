import { inflateSync } from 'node:zlib';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/**
 * The text of a PDF as a reader that copies it gets it: what the pages show, through the ToUnicode tables of its fonts. Reads what pdfkit writes,
 * no more. `fonts`: bytes of each embedded font.
 */
export function readPdf(bytes: Uint8Array): { pages: string[]; fonts: number[]; names: string[]; raw: string } {
  const raw = latin(bytes);
  const objects = new Map<string, { dict: string; stream: Buffer | null }>();
  for (const found of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = found;
    const at = body.indexOf('stream\n');
    const dict = at < 0 ? body : body.slice(0, at);
    const packed = at < 0 ? null : Buffer.from(body.slice(at + 7, body.lastIndexOf('\nendstream')), 'latin1');
    objects.set(id, { dict, stream: packed && dict.includes('FlateDecode') ? inflateSync(packed) : packed });
  }
  const ref = (dict: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(dict)?.[1] ?? '';
  const tables = new Map<string, Map<string, string>>();
  for (const [, id = '', , font = ''] of raw.matchAll(/\/(F\d+) ((\d+) 0 R)/g)) {
    const toUnicode = objects.get(ref(objects.get(font)?.dict ?? '', 'ToUnicode'))?.stream;
    if (toUnicode) tables.set(id, unicodeOf(toUnicode.toString('latin1')));
  }
  const all = [...objects.values()];
  return {
    pages: all
      .filter(({ dict }) => /\/Type \/Page\b/.test(dict))
      .map(({ dict }) => textOf(objects.get(ref(dict, 'Contents'))?.stream?.toString('latin1') ?? '', tables)),
    fonts: all.flatMap(({ dict }) => objects.get(ref(dict, 'FontFile2'))?.stream?.length ?? []),
    names: all.flatMap(({ dict }) => /\/FontName \/(\S+)/.exec(dict)?.[1] ?? []),
    raw,
  };
}

function unicodeOf(cmap: string): Map<string, string> {
  const table = new Map<string, string>();
  const sign = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    for (const [i, hex] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      table.set((Number.parseInt(first, 16) + i).toString(16).padStart(4, '0'), sign(hex[1] ?? ''));
    }
  }
  return table;
}

function textOf(content: string, tables: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let table: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [line] of content.matchAll(/\/F\d+ [\d.]+ Tf|\[[^\]]*\] TJ/g)) {
    const font = /^\/(F\d+) /.exec(line)?.[1];
    if (font) table = tables.get(font);
    else {
      for (const [, hex = ''] of line.matchAll(/<([0-9a-f]*)>/gi)) {
        for (const [code] of hex.matchAll(/.{4}/g)) text += table?.get(code.toLowerCase()) ?? '\uFFFD';
      }
      text += '\n';
    }
  }
  return text;
}
