import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as listOfReleases } from '@/app/api/v1/dataset/releases/route';
import { GET as download } from '@/app/dataset/[...file]/route';
import { deviceHash, mintDeviceSecret } from '@/lib/accounts/device-secret';
import { mintRecovery } from '@/lib/accounts/recovery-code';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { CODE_BOOK } from '@/lib/dataset/code-book';
import { TABLES } from '@/lib/dataset/monthly-tables';
import { createPool, pool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import type { Arrival } from '@/lib/reports/intake/arrival';
import { insertReports } from '@/lib/reports/intake/insert-reports.server';
import { saidColumns } from '@/lib/reports/intake/report-row';
import { readReport } from '@/lib/reports/read-report';
import { reportInput } from '@/lib/reports/report-input';
import { type FreshDatabase, freshDatabase } from './fresh-database';

const SECRET = 'the secret of this test, of 32 bytes or more, and then some more';
const keys = keyring(SECRET);
const OCTOBER = new Date('2026-10-20T04:00:00Z');
const NOVEMBER = new Date('2026-11-20T04:00:00Z');
const NEW_YEAR = new Date('2027-01-02T00:00:00Z');

/** Bytes that look random and are the same in every run. */
const bytes = (purpose: string, n: number, count: number): Buffer =>
  createHash('sha256').update(`${purpose} ${n}`).digest().subarray(0, count);

const mobileOf = (n: number) => `13${String(800_000_000 + n * 7_919_993).slice(0, 9)}`;
const deviceOf = (driver: number) => mintDeviceSecret(bytes('device', driver, 20));
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const receiptOf = (n: number) => [...bytes('receipt', n, 16)].map((byte) => LETTERS[byte % 32]).join('');

let count = 0;

/** A report of the driver with that number, received at that moment. */
function arrival(driver: number, receivedAt: Date, said: object): Arrival {
  const n = count++;
  const calledAt = new Date(receivedAt.getTime() - (n + 10) * 60_000).toISOString();
  const input = reportInput.parse({ number: mobileOf(n), city: '440100', when: 'at', calledAt, ...said });
  const report = readReport(input, receivedAt);
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  const recovery = () => mintRecovery(keys, bytes('recovery', driver, 16));
  const envelope = {
    receipt: receiptOf(n),
    received_at: receivedAt.toISOString(),
    door: 'api',
    proof: 'none',
  } as const;
  return {
    key: bytes('key', n, 16),
    fingerprint: bytes('print', n, 16),
    identity: { kind: 'device', hashes: [deviceHash(keys, deviceOf(driver))], recovery },
    row: { ...saidColumns(report.value, keys), ...envelope },
  };
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const several = (driver: number, from: Date, times: number, said: object) =>
  Array.from({ length: times }, () => arrival(driver, from, said));

/** Two hundred drivers of all kinds, most of them in crowds, some alone in their group. */
function crowd(receivedAt: Date): Arrival[] {
  return Array.from({ length: 200 }, (_, driver) =>
    several(driver, receivedAt, 1 + (driver % 4), {
      insurer: pick(['picc', 'picc', 'picc', 'pingan', 'pingan', 'cpic', 'unknown', 'multi'], driver),
      impersonation: driver % 24 === 3 ? 'yes' : 'no',
      city: pick(['440100', '440100', '440300', '110000', '320500', '650100'], (driver * driver) % 31),
      role: driver === 5 ? 'scalper' : pick(['robot', 'agency', 'insurer_direct', 'dealer_4s'], driver % 7),
      relation: pick(['current', 'former', 'never', 'unknown'], driver),
      refusal: pick(['none', 'before', 'this_call'], driver),
      lures: pick([['gift'], ['gift', 'rebate'], [], ['fake_quote']], driver),
      facts: pick([['knew_name', 'knew_plate'], ['knew_name'], ['robot_voice'], []], driver),
      leakPoint: pick(['dealer_4s', 'incumbent_insurer', undefined], driver),
      daysToExpiry: pick([60, 48, 30, 12], driver),
    }),
  ).flat();
}

/** Groups at the edge of the rule, each an insurer of its own: named by five, by four who look like five, by seven reports, at midnight. */
function edges(): Arrival[] {
  const said = (insurer: string) => ({ insurer, role: 'robot' });
  const group = (insurer: string, first: number, times: readonly number[], at = OCTOBER) =>
    times.flatMap((each, i) => several(first + i, at, each, said(insurer)));
  const beforeMidnight = new Date('2026-10-31T15:59:59.999Z');
  return [
    ...group('ccic', 1000, [2, 2, 2, 1, 1]),
    ...group('sunshine', 1010, [2, 2, 2, 2, 2]),
    ...group('cic', 1020, [2, 2, 2, 1, 1]),
    ...group('taiping', 1030, Array(12).fill(1), beforeMidnight),
    ...group('taiping', 1042, [1], new Date('2026-10-31T16:00:00.000Z')),
  ];
}

async function fill(db: pg.Pool): Promise<void> {
  count = 0;
  await loadReferenceData(db);
  for (const batch of [crowd(OCTOBER), edges(), crowd(NOVEMBER)]) {
    const answers = await insertReports(db, batch);
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
  }
  const reporter = `(SELECT reporter_id FROM device WHERE secret_hash = $1)`;
  await db.query(
    `UPDATE reporter SET merged_into_id = (SELECT reporter_id FROM device WHERE secret_hash = $2) WHERE id = ${reporter}`,
    [deviceHash(keys, deviceOf(1010)), deviceHash(keys, deviceOf(1011))],
  );
  await db.query(
    `INSERT INTO removal (report_id, reason, removed_at) SELECT min(id), 'test', now() FROM report WHERE reporter_id = ${reporter}`,
    [deviceHash(keys, deviceOf(1020))],
  );
}

const frozen = async (db: pg.Pool) =>
  (await db.query('SELECT period, name, sha256, rows::text AS rows, frozen_at FROM release_table ORDER BY 1, 2')).rows;

let database: FreshDatabase;
let db: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, WURAO_SECRET: 'a'.repeat(64), AUTH_SECRET: 'b'.repeat(64) });
  db = createPool(database.url);
  await fill(db);
  expect(await closePeriods(db, NEW_YEAR)).toEqual(['2026-10', '2026-11', '2026-12', '2026-Q4']);
});

afterAll(async () => {
  await pool().end();
  await db.end();
  await database.drop();
});

type Listed = { name: string; rows: number; sha256: string; csv: string; json: string };
type Row = Record<string, string | number | null>;

const get = (path: string) =>
  download(new Request(`http://localhost${path}`), {
    params: Promise.resolve({ file: path.split('/').slice(2).map(decodeURIComponent) }),
  });
const textOf = async (path: string) => (await get(path)).text();
const listed = async () =>
  ((await (await listOfReleases()).json()) as { releases: { period: string; tables: Listed[] }[] }).releases;
const everyTable = async () =>
  (await listed()).flatMap(({ period, tables }) => tables.map((table) => ({ period, ...table })));
const rowsOf = async (period: string, name: string): Promise<Row[]> =>
  JSON.parse(await textOf(`/dataset/${period}/${name}.json`)).rows;

/** RFC 4180, apart from our writer's library. */
function parseCsv(text: string): string[][] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const lines: string[][] = [[]];
  while (field.lastIndex < text.length) {
    const [, quoted, plain = '', end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error(`not CSV at ${field.lastIndex}`);
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',' && field.lastIndex < text.length) lines.push([]);
  }
  return lines;
}

describe('freezing', () => {
  it('happens once: the second time nothing is frozen and nothing changes', async () => {
    const before = await frozen(db);
    const of = (period: 'month' | 'quarter') => TABLES.filter((table) => table.period === period).length;
    expect(before).toHaveLength(3 * of('month') + of('quarter'));
    expect(await closePeriods(db, new Date('2027-01-15T00:00:00Z'))).toEqual([]);
    expect(await frozen(db)).toEqual(before);
  });

  it('gives one result when many freeze at once, and the same as one alone', async () => {
    const other = await freshDatabase();
    const pools = Array.from({ length: 6 }, () => createPool(other.url, 2));
    const [first] = pools as [pg.Pool];
    await fill(first);
    const outcomes = await Promise.allSettled(pools.map((own) => closePeriods(own, NEW_YEAR)));
    const without = ({ frozen_at: _, ...row }: { frozen_at: Date }) => row;
    expect((await frozen(first)).map(without)).toEqual((await frozen(db)).map(without));
    for (const own of pools) expect(await closePeriods(own, NEW_YEAR)).toEqual([]);
    await Promise.all(pools.map((own) => own.end()));
    await other.drop();
    expect(outcomes.map(({ status }) => status)).toEqual(pools.map(() => 'fulfilled'));
  });

  it('counts people once, leaves removed reports out, and books by the month of receipt in China', async () => {
    const rows = await rowsOf('2026-10', 'role_insurer_month');
    const cellOf = (insurer: string) => rows.find((row) => row.insurer === insurer && row.row === 'cell');
    expect(cellOf('ccic')).toMatchObject({ role: 'robot', reporters: 5, reports: 10 });
    expect(cellOf('sunshine')).toBeUndefined();
    expect(cellOf('cic')).toBeUndefined();
    expect(cellOf('taiping')).toMatchObject({ reporters: 10, reports: 10 });
  });
});

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
    const { rows } = await db.query<{ secret: Buffer | string }>(
      `SELECT receipt AS secret FROM report UNION SELECT encode(caller_key, 'hex') FROM report
       UNION SELECT encode(recovery_hash, 'hex') FROM reporter UNION SELECT encode(recovery_seed, 'hex') FROM reporter
       UNION SELECT encode(secret_hash, 'hex') FROM device UNION SELECT encode(key, 'hex') FROM submission
       UNION SELECT encode(fingerprint, 'hex') FROM submission`,
    );
    expect(rows.length).toBeGreaterThan(4_000);
    const lower = bodies.toLowerCase();
    const found = rows.filter(({ secret }) => lower.includes(String(secret).toLowerCase().slice(0, 16)));
    expect(found).toEqual([]);
    for (let n = 0; n < count; n++) expect(bodies.includes(mobileOf(n))).toBe(false);
  });
});

describe('names of files', () => {
  const missing = async (path: string) => {
    const response = await get(path);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 404, title: 'Not Found' });
  };

  it('that do not exist are not found', async () => {
    const month = '/dataset/2026-10';
    await missing(`${month}/role_insurer_month`);
    await missing(`${month}/role_insurer_month.xml`);
    await missing(`${month}/report.csv`);
    await missing(`${month}/leak_knew_quarter.csv`);
    await missing(`${month}/role_insurer_month.csv/more.csv`);
    await missing('/dataset/2027-01/role_insurer_month.csv');
    await missing('/dataset/2026-13/role_insurer_month.csv');
    await missing('/dataset/role_insurer_month.csv');
    await missing('/dataset/columns.csv');
    await missing('/dataset/');
  });

  it('may be anything at all without an error of ours', async () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'latest',
        '2026-10',
        '2026-Q4',
        '__proto__',
        'constructor',
        "';--",
        '..',
        '\0',
        '%00',
        'role_insurer_month',
      ),
    );
    const file = fc.oneof(
      word,
      fc.tuple(word, fc.constantFrom('csv', 'json', 'CSV', '')).map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 4 }), async (names) => {
        const response = await download(new Request('http://localhost/'), { params: Promise.resolve({ file: names }) });
        expect([200, 404]).toContain(response.status);
      }),
      { numRuns: 500 },
    );
  });

  it('of a stored table that could not have passed the gate are not found', async () => {
    const forged = [{ key: ['picc', 'robot'], total: false, reporters: 3, reports: 10 }];
    await db.query(`INSERT INTO release_table VALUES ('2026-09', 'role_insurer_month', $1, 1, 'none', now())`, [
      JSON.stringify(forged),
    ]);
    await missing('/dataset/2026-09/role_insurer_month.csv');
    await missing('/dataset/2026-09/role_insurer_month.json');
  });
});
