import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GET as listOfReleases } from '@/app/api/v1/dataset/releases/route';
import { CODE_BOOK } from '@/lib/dataset/code-book';
import { TABLES } from '@/lib/dataset/monthly-tables';
import { mobileOf } from './dataset-population';
import { frozenDataset } from './frozen-dataset';
import { parseCsv } from './parse-csv';
import { everyTable, get, listed, type Row, rowsOf, textOf } from './released-files';

const dataset = frozenDataset();

describe('released files', () => {
  it('are listed newest first, and exist', async () => {
    expect((await listed()).map(({ period }) => period)).toEqual(['2026-Q4', '2026-12', '2026-11', '2026-10']);
    expect((await everyTable()).filter(({ rows }) => rows > 0).length).toBeGreaterThan(15);
    for (const { csv, json } of await everyTable())
      for (const path of [csv, json]) expect((await get(path)).status, path).toBe(200);
  });

  it('say what they are', async () => {
    const csv = await get('/dataset/2026-10/role_insurer_month.csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="wurao_2026-10_role_insurer_month.csv"');
    const json = await get('/dataset/latest/role_insurer_month.json');
    expect(json.headers.get('content-type')).toBe('application/json');
    expect(json.headers.get('content-disposition')).toBe(
      'attachment; filename="wurao_2026-12_role_insurer_month.json"',
    );
    const quarter = await get('/dataset/latest/leak_knew_quarter.csv');
    expect(quarter.headers.get('content-disposition')).toContain('2026-Q4');
  });

  it('have the same rows as CSV and as JSON, plain UTF-8, and as many as listed', async () => {
    for (const { period, name, rows, csv, json } of await everyTable()) {
      const file = JSON.parse(await textOf(json));
      const raw = new Uint8Array(await (await get(csv)).arrayBuffer());
      expect(raw[0], 'no byte order mark').toBeLessThan(0x80);
      const [header = [], ...lines] = parseCsv(new TextDecoder('utf-8', { fatal: true }).decode(raw));
      expect(header).toEqual(file.columns.map((column: { name: string }) => column.name));
      const asText = (row: Row) => header.map((column) => String(row[column] ?? ''));
      expect(lines, `${period} ${name}`).toEqual(file.rows.map(asText));
      expect(lines).toHaveLength(rows);
      for (const row of file.rows as Row[]) expect(Object.keys(row)).toEqual(header);
    }
  });

  it('let anyone compute the checksum of the frozen rows', async () => {
    for (const { json, sha256 } of await everyTable()) {
      const { columns, rows } = JSON.parse(await textOf(json));
      const names: string[] = columns.map((column: { name: string }) => column.name).slice(1, -3);
      const told = rows.map((row: Row) => ({
        key: names.map((name) => row[name]),
        total: row.row === 'total',
        reporters: row.reporters,
        reports: row.reports,
      }));
      expect(createHash('sha256').update(JSON.stringify(told)).digest('hex')).toBe(sha256);
    }
  });

  it('show no small group, round to five, and total the shown cells', async () => {
    for (const { period, name } of await everyTable()) {
      const spec = TABLES.find((table) => table.name === name);
      const rows = await rowsOf(period, name);
      const cells = rows.filter(({ row }) => row === 'cell');
      for (const { reporters, reports } of cells) {
        expect([Number(reporters) % 5, Number(reports) % 5]).toEqual([0, 0]);
        expect(Number(reporters)).toBeGreaterThanOrEqual(5);
        expect(Number(reports)).toBeGreaterThanOrEqual(Number(reporters));
      }
      for (const total of rows.filter(({ row }) => row === 'total')) {
        const parts = cells.filter((cell) =>
          spec?.dimensions.every((dimension) => total[dimension] === 'all' || total[dimension] === cell[dimension]),
        );
        expect(total.reporters).toBeNull();
        expect(total.reports).toBe(parts.reduce((sum, cell) => sum + Number(cell.reports), 0));
      }
    }
  });

  it('hold no code that the code book does not explain', async () => {
    const known = new Set(CODE_BOOK.map(({ list, code }) => `${list} ${code}`));
    for (const { period, name } of await everyTable())
      for (const row of await rowsOf(period, name))
        for (const dimension of TABLES.find((table) => table.name === name)?.dimensions ?? [])
          expect(known).toContain(`${dimension} ${row[dimension]}`);
  });

  it('never name a caller, a reporter, a receipt or a hash of one', async () => {
    const paths = (await everyTable()).flatMap(({ csv, json }) => [csv, json]);
    const reference = ['/dataset/columns.json', '/dataset/codes.csv', '/dataset/codes.json'];
    const files = await Promise.all([...paths, ...reference].map(textOf));
    const bodies = [...files, await (await listOfReleases()).text()].join('\n');
    expect(bodies).not.toMatch(/(?<!\w)1[3-9]\d{9}(?!\w)/);
    expect(files.join('\n')).not.toMatch(/[0-9a-f]{24}|[0-9A-HJKMNP-TV-Z]{16}|@/);
    const { rows } = await dataset.db.query<{ secret: Buffer | string }>(
      `SELECT receipt AS secret FROM report UNION SELECT encode(caller_key, 'hex') FROM report
       UNION SELECT encode(recovery_hash, 'hex') FROM reporter UNION SELECT encode(recovery_seed, 'hex') FROM reporter
       UNION SELECT encode(secret_hash, 'hex') FROM device UNION SELECT encode(key, 'hex') FROM submission
       UNION SELECT encode(fingerprint, 'hex') FROM submission`,
    );
    expect(rows.length).toBeGreaterThan(4_000);
    const lower = bodies.toLowerCase();
    const found = rows.filter(({ secret }) => lower.includes(String(secret).toLowerCase().slice(0, 16)));
    expect(found).toEqual([]);
    for (let n = 0; n < dataset.reports; n++) expect(bodies.includes(mobileOf(n))).toBe(false);
  });
});
