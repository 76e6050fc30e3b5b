import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unwrapWoff } from './unwrap-woff';

const woff = readFileSync('node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-latin-400-normal.woff');

/** Sum of a table's 32-bit words, as fonts define it. */
function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

describe('a font unpacked from WOFF', () => {
  it('is as long as the file says, and every table but the head has its sum', () => {
    const font = unwrapWoff(woff);
    expect(font.length).toBe(woff.readUInt32BE(16));
    const count = font.readUInt16BE(4);
    expect(count).toBeGreaterThan(8);
    for (let i = 0; i < count; i++) {
      const record = 12 + 16 * i;
      const [sum, offset, length] = [4, 8, 12].map((at) => font.readUInt32BE(record + at)) as [number, number, number];
      const tag = font.toString('latin1', record, record + 4);
      if (tag !== 'head') expect([tag, checksum(font.subarray(offset, offset + length))]).toEqual([tag, sum]);
    }
  });

  it('refuses what is none', () => expect(() => unwrapWoff(Buffer.from('wOF2....'))).toThrow('not a WOFF'));
});
