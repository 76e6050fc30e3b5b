import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/** The font (TrueType or OpenType) in a WOFF 1.0 file: the same tables, unpacked. Throws for anything else. */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1.0 font');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => tableAt(woff, HEADER + i * ENTRY));
  const head = Buffer.alloc(12 + 16 * count);
  woff.copy(head, 0, 4, 8);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  let offset = head.length;
  const bodies = tables.map(({ entry, body }, i) => {
    const record = 12 + 16 * i;
    woff.copy(head, record, entry, entry + 4);
    woff.copy(head, record + 4, entry + 16, entry + 20);
    head.writeUInt32BE(offset, record + 8);
    head.writeUInt32BE(body.length, record + 12);
    const padded = Buffer.alloc(Math.ceil(body.length / 4) * 4);
    body.copy(padded);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

function tableAt(woff: Buffer, entry: number): { entry: number; body: Buffer } {
  const [start, packed, plain] = [entry + 4, entry + 8, entry + 12].map((at) => woff.readUInt32BE(at)) as [
    number,
    number,
    number,
  ];
  const stored = woff.subarray(start, start + packed);
  const body = packed < plain ? inflateSync(stored) : stored;
  if (body.length !== plain) throw new Error('a table of the font is not as long as it says');
  return { entry, body };
}
