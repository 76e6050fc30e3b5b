import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalContent } from './canonical-content';
import { commitTo, leafData, leafOf } from './commitment';
import { reportEntry, statement } from './entry';
import {
  commitToReport,
  OPEN_COLUMNS,
  type ReportColumn,
  type ReportValues,
  reportContent,
  reportText,
  SEALED_COLUMNS,
} from './report-content';

const salt = Uint8Array.from({ length: 16 }, (_, n) => n);
const empty = Object.fromEntries([...OPEN_COLUMNS, ...SEALED_COLUMNS].map((column) => [column, null]));
const row = {
  ...empty,
  id: '17',
  reporter_id: '4',
  receipt: '0123456789ABCDEF',
  received_at: '2026-11-22T04:00:30.120Z',
  called_at: '2026-11-22T04:00:00.000Z',
  caller_key: '\\x00ff',
  claim: 'named',
  insurer_id: 'pingan',
  facts: ['knew_plate', 'knew_name'],
  same_day_calls: 3,
  addressed_as: '王先生',
  door: 'api',
  proof: 'none',
} as unknown as ReportValues & { id: string };

describe('canonical content', () => {
  it('is JSON with keys in order and without what is null', () => {
    expect(canonicalContent({ b: 1, a: '甲"\n', d: null, c: ['x', 'y'], e: undefined })).toBe(
      '{"a":"甲\\"\\n","b":1,"c":["x","y"]}',
    );
    expect(() => canonicalContent({ a: 0.5 })).toThrow('a is not a whole number');
  });

  it('does not depend on the order in which it was put together, and reads back as what it says', () => {
    const content = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger(), fc.array(fc.string())));
    fc.assert(
      fc.property(content, (said) => {
        const turned = Object.fromEntries(Object.entries(said).reverse());
        expect(canonicalContent(turned)).toBe(canonicalContent(said));
        expect(JSON.parse(canonicalContent(said))).toEqual({ ...said });
      }),
    );
  });
});

describe('a commitment', () => {
  it('to a report is one to its canonical content, whatever stands in the row, by whichever SHA-256', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.array(fc.string()),
      fc.constant('named'),
    );
    const values = fc.record(Object.fromEntries([...OPEN_COLUMNS, ...SEALED_COLUMNS].map((column) => [column, value])));
    const native = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
    fc.assert(
      fc.property(values, (said) => {
        const any = { ...said, received_at: row.received_at, called_at: row.called_at } as unknown as ReportValues;
        const canonical = canonicalContent(reportContent(any, salt));
        expect(reportText(any, salt)).toBe(canonical);
        expect(Buffer.from(commitToReport(any, salt, native))).toEqual(Buffer.from(commitTo(salt, canonical)));
      }),
    );
  });

  it('is SHA-256 of salt and content, as any other program computes it', () => {
    const content = canonicalContent(reportContent(row, salt));
    const expected = createHash('sha256').update(salt).update(content).digest();
    expect(Buffer.from(commitToReport(row, salt))).toEqual(expected);
    const leaf = createHash('sha256').update(Uint8Array.of(0, 1)).update(expected).digest();
    expect(Buffer.from(leafOf(expected))).toEqual(leaf);
    expect([...leafData(expected)]).toEqual([1, ...expected]);
  });

  it('wants a whole salt', () => {
    expect(() => commitTo(salt.slice(1), '{}')).toThrow('16 bytes');
  });

  it('is the same of a row as the intake writes it and as the database reads it', () => {
    const read = {
      ...row,
      received_at: new Date(String(row.received_at)),
      called_at: new Date(String(row.called_at)),
      caller_key: Buffer.from([0, 255]),
    };
    expect(commitToReport(read, salt)).toEqual(commitToReport(row, salt));
  });

  it('is another when any column, or the salt, is another', () => {
    const columns = [...OPEN_COLUMNS, ...SEALED_COLUMNS];
    const made = commitToReport(row, salt);
    for (const column of columns) {
      const value = column.endsWith('_at') ? '2025-01-01T00:00:00.000Z' : 'other';
      expect(commitToReport({ ...row, [column]: value }, salt), column).not.toEqual(made);
    }
    expect(
      commitToReport(
        row,
        salt.map((byte) => byte ^ 1),
      ),
    ).not.toEqual(made);
  });

  it('covers every column of the table, and keeps to itself what nobody may see', () => {
    const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
    const body = /^model Report \{\n([\s\S]*?)^\}/m.exec(schema)?.[1] ?? '';
    const lines = body
      .split('\n')
      .filter((line) => /^\s+\w+\s+(String|Int|BigInt|Bytes|DateTime|Boolean|Float|Json)\b/.test(line));
    const stored = lines.map((line) => /@map\("(\w+)"\)/.exec(line)?.[1] ?? /^\s+(\w+)/.exec(line)?.[1]);
    const columns: readonly ReportColumn[] = [...OPEN_COLUMNS, ...SEALED_COLUMNS];
    expect([...columns].sort()).toEqual(stored.sort());
    const content = reportContent(row, salt);
    for (const column of SEALED_COLUMNS) expect(content).not.toHaveProperty(column);
    expect(JSON.stringify(content)).not.toContain('00ff');
  });
});

describe('entries', () => {
  it('look the same in the log, whatever they are', () => {
    const kinds = [
      reportEntry(row, salt),
      statement('removal', { of: 3, reason: 'brigade' }, salt),
      statement('padding', {}, salt),
    ];
    for (const { commitment } of kinds) expect(leafData(commitment)).toHaveLength(33);
    expect(kinds[1]?.content).toBe('{"kind":"removal","of":3,"reason":"brigade"}');
    expect(kinds[2]).toMatchObject({ reportId: null, content: '{"kind":"padding"}' });
  });
});
