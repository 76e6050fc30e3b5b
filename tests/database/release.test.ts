import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { Schema } from 'tableschema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attackAll } from '@/lib/commands/disclosure/attack-all.server';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { RECORD_COLUMN_NAMES, RECORD_COLUMNS } from '@/lib/dataset/records/record-columns';
import { publishRelease } from '@/lib/dataset/release/publish-release.server';
import { type PublishedRelease, readPublished } from '@/lib/dataset/release/read-published.server';
import { releaseTable } from '@/lib/dataset/release/release-tables';
import { signerOf } from '@/lib/ledger/sign-checkpoint';
import { writeVerifier } from '@/lib/ledger/signed-note';
import { createPool } from '@/lib/platform/database.server';
import { freshDatabase } from './fresh-database';
import { parseCsv } from './parse-csv';
import { releaseFixture } from './release-fixture';

let site: Awaited<ReturnType<typeof releaseFixture>>;

beforeAll(async () => {
  site = await releaseFixture();
  expect(site.releases.length).toBeGreaterThan(7);
}, 300_000);

afterAll(() => site.close());

const newest = () => site.releases[0] as PublishedRelease;
const quarterly = () => site.releases.find(({ manifest }) => manifest.periods.length === 2) as PublishedRelease;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a release', () => {
  it('holds what its sums and its record in the database say, and nothing half-made lies beside it', async () => {
    expect((await readdir(site.root)).sort()).toEqual(site.releases.map(({ folder }) => folder).sort());
    for (const release of site.releases) {
      const names = (await readdir(join(site.root, release.folder))).sort();
      expect(names).toEqual(release.files.map(({ name }) => name).sort());
      for (const { name, bytes, sha256: sum } of release.files) {
        const content = await site.bytesOf(release, name);
        expect([content.length, sha256(content)], name).toEqual([bytes, sum]);
      }
      const sums = (await site.bytesOf(release, 'SHA256SUMS')).toString();
      for (const { name, sha256: sum } of release.files)
        expect(sums.includes(`${sum}  ${name}\n`), name).toBe(!name.startsWith('SHA256SUMS'));
    }
  });

  it('has the same rows as CSV, as NDJSON and as Parquet, typed', async () => {
    const release = quarterly();
    for (const { name, rows: count, files } of release.manifest.tables) {
      const rows = await site.rowsOf(release, name);
      expect(rows).toHaveLength(count);
      const { columns } = releaseTable(name);
      const [header, ...lines] = gunzipSync(await site.bytesOf(release, files.csv.name))
        .toString()
        .split('\n');
      expect(header).toBe(columns.map((column) => column.name).join(','));
      expect(lines.at(-1)).toBe('');
      const file = await asyncBufferFromFile(site.pathOf(release, files.parquet.name));
      const parquet = count > 0 ? await parquetReadObjects({ file }) : [];
      expect(parquet, name).toEqual(rows);
      const plain = rows.filter((row) => Object.values(row).every((value) => !/[",\n]/.test(String(value))));
      const texts = new Set(lines);
      for (const row of plain.slice(0, 200))
        expect(texts).toContain(columns.map((column) => row[column.name] ?? '').join(','));
    }
  });

  it('has in every row what its datapackage.json says of the column, by the Frictionless reader', async () => {
    const release = quarterly();
    const { resources } = JSON.parse((await site.bytesOf(release, 'datapackage.json')).toString()) as {
      resources: { name: string; schema: { fields: { name: string }[] } }[];
    };
    for (const { name, files } of release.manifest.tables) {
      const resource = resources.find((one) => one.name === name);
      const schema = await Schema.load(resource?.schema ?? {});
      expect(schema.valid, name).toBe(true);
      const rows = parseCsv(gunzipSync(await site.bytesOf(release, files.csv.name)).toString());
      expect(rows.shift(), name).toEqual(schema.fieldNames);
      for (const row of rows) expect(() => schema.castRow(row), `${name}: ${row.join()}`).not.toThrow();
      if (rows.length > 0) expect(() => schema.castRow(rows[0]?.map(() => '') ?? []), name).toThrow();
    }
  });

  it('holds what drivers say after their reports: weeks as soon as they are frozen, answers and quotes of the quarter', async () => {
    const monthBeforeLast = (month: string) =>
      new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 3)).toISOString().slice(0, 7);
    for (const release of site.releases) {
      const periods = new Set((await site.rowsOf(release, 'kept_weeks')).map(({ period }) => period));
      for (const period of periods) expect(period).toBe(monthBeforeLast(release.month));
    }
    expect((await site.rowsOf(newest(), 'kept_weeks')).length).toBe(3);
    for (const table of ['after_step', 'quotes', 'quotes_insurer']) {
      const rows = await site.rowsOf(quarterly(), table);
      expect(new Set(rows.map(({ period }) => period)), table).toEqual(new Set([quarterly().manifest.periods[1]]));
    }
  });

  it('has in the footer of every Parquet file the columns and types of its dictionary', async () => {
    const types = { string: 'BYTE_ARRAY UTF8', integer: 'INT32 ', number: 'DOUBLE ', boolean: 'BOOLEAN ' };
    for (const { name } of quarterly().manifest.tables) {
      const { schema } = await parquetMetadataAsync(
        await asyncBufferFromFile(site.pathOf(quarterly(), `${name}.parquet`)),
      );
      const found = schema.slice(1).map((column) => ({
        ...{ name: column.name, type: `${column.type} ${column.converted_type ?? ''}` },
        nullable: column.repetition_type === 'OPTIONAL',
      }));
      const told = releaseTable(name).columns.map((column) => ({
        ...{ name: column.name, type: types[column.type], nullable: column.nullable },
      }));
      expect(found, name).toEqual(told);
    }
  });

  it('compresses its Parquet with dictionaries and keeps statistics of each row group', async () => {
    const file = await asyncBufferFromFile(site.pathOf(newest(), 'records.parquet'));
    const { row_groups } = await parquetMetadataAsync(file);
    for (const column of row_groups.flatMap(({ columns }) => columns)) {
      expect(column.meta_data?.codec).toBe('SNAPPY');
      expect(column.meta_data?.encodings.join()).toContain('DICTIONARY');
      expect(column.meta_data?.statistics?.min_value).toBeDefined();
    }
  });

  it('that fails in the middle leaves nothing behind', async () => {
    const broken = await freshDatabase();
    const pool = createPool(broken.url);
    await loadReferenceData(pool);
    const empty = await mkdtemp(join(tmpdir(), 'wurao-broken-'));
    await pool.query(`INSERT INTO release_table VALUES ('2026-10', 'role_insurer_month', '[]', 0, 'x', now())`);
    await pool.query(
      `INSERT INTO ranking_snapshot (view, taken_at, method, parameters, inputs_hash, rows) VALUES ('2026-10|all', now(), '1.0', '{}', 'x', '{"rows":[]}')`,
    );
    await expect(publishRelease(pool, '2026-10', { ...site.context, root: empty })).rejects.toThrow('is not frozen');
    expect(await readdir(empty)).toEqual([]);
    expect(await readPublished(pool)).toEqual([]);
    await pool.end();
    await broken.drop();
    await rm(empty, { recursive: true });
  });
});

describe('verify.mjs', () => {
  it('finds every release sound with Node alone, and ranks it again within rounding', async () => {
    for (const release of site.releases) {
      const { code, said } = await site.verify(release);
      expect(code, said).toBe(0);
      expect(said).toContain('all as released');
      expect(said).toContain('largest difference');
      expect(said).toContain('signature: good');
      for (const { period, id, method, fingerprint } of release.manifest.runs) {
        expect(method).toBe('2.3');
        expect(said).toContain(`ranking ${period}, method 2.3`);
        expect(said).toContain(`stored run ${id}, whose whole input has the fingerprint ${fingerprint}`);
      }
      expect(release.manifest.runs.map(({ period }) => period)).toEqual(release.manifest.periods);
    }
  }, 60_000);

  it('believes the key it is given, and no other', async () => {
    const other = join(site.root, 'other-key.txt');
    await writeFile(
      other,
      writeVerifier(signerOf('example.org/ledger/synthetic', new Uint8Array(32).fill(8)).verifier),
    );
    expect((await site.verify(newest(), '--key', other)).said).toContain('signature: NOT of these sums');
    await rm(other);
  });

  it('names a changed, a missing and an added file', async () => {
    const release = newest();
    const path = site.pathOf(release, 'README.md');
    const before = await readFile(path);
    await writeFile(path, 'something else');
    await writeFile(site.pathOf(release, 'more.txt'), 'more');
    const { code, said } = await site.verify(release);
    expect(code).toBe(1);
    expect(said).toContain('README.md is not the file that was released');
    expect(said).toContain('more.txt is not listed');
    await rm(path);
    expect((await site.verify(release)).said).toContain('README.md is missing');
    await writeFile(path, before);
    await rm(site.pathOf(release, 'more.txt'));
    expect((await site.verify(release)).code).toBe(0);
  });
});

describe('what is released', () => {
  it('never names a caller, a reporter, a receipt or a hash of one', async () => {
    const { rows } = await site.db.query<{ secret: string }>(
      `SELECT receipt AS secret FROM report UNION SELECT encode(caller_key, 'hex') FROM report UNION SELECT encode(recovery_hash, 'hex') FROM reporter
       UNION SELECT encode(secret_hash, 'hex') FROM device`,
    );
    const starts = new Set(rows.map(({ secret }) => secret.toLowerCase().slice(0, 12)));
    for (const release of site.releases)
      for (const { name } of release.files) {
        if (name === 'verify.mjs' || name.endsWith('.parquet')) continue;
        const raw = await site.bytesOf(release, name);
        const text = (name.endsWith('.gz') ? gunzipSync(raw) : raw).toString().toLowerCase();
        expect(text, name).not.toMatch(/(?<!\w)1[3-9]\d{9}(?!\w)/);
        for (const word of text.match(/[0-9a-z]{12,}/g) ?? []) expect(starts.has(word.slice(0, 12)), word).toBe(false);
      }
  });

  it('says of a made-up release that it is made up', async () => {
    for (const name of ['datapackage.json', 'README.md', 'croissant.json', 'CITATION.cff', 'dcat-ap.jsonld'])
      expect((await site.bytesOf(newest(), name)).toString(), name).toContain('SYNTHETIC');
  });
});

describe('an attacker', () => {
  it('gets nothing out of any release, by any set of columns, subtraction, or overlap, and the records are those attacked', async () => {
    const { months, quarters } = await attackAll(site.database.url);
    expect(months.map(({ month }) => month).reverse()).toEqual(site.releases.map(({ month }) => month));
    for (const { month, linked, subtracted, named, untrue, groups } of months) {
      expect([linked.subsets, linked.fewest >= 5]).toEqual([127, true]);
      expect([...subtracted.disclosed, ...named, ...untrue], month).toEqual([]);
      const release = site.releases.find((one) => one.month === month) as PublishedRelease;
      const told = groups.flatMap(({ places, records }) => {
        const codes = RECORD_COLUMN_NAMES.map((name, i) => [name, RECORD_COLUMNS[name].codes[places[i] ?? 0]]);
        return Array.from({ length: records }, () => ({ month, ...Object.fromEntries(codes) }));
      });
      expect(await site.rowsOf(release, 'records')).toEqual(told);
    }
    for (const { subtracted, joined, untrue } of quarters)
      expect([...subtracted.disclosed, ...joined.disclosed, ...untrue]).toEqual([]);
    expect(months.reduce((sum, { subtracted }) => sum + subtracted.provedHidden, 0)).toBeGreaterThan(0);
  }, 120_000);

  it('finds nothing of those who keep their records back', async () => {
    const { rows } = await site.db.query<{ month: string; reports: number }>(
      `SELECT to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, count(*)::int AS reports
       FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE NOT p.records_opt_out GROUP BY 1`,
    );
    const open = new Map(rows.map(({ month, reports }) => [month, reports]));
    for (const { month, manifest } of site.releases) expect(manifest.records.released, month).toBe(open.get(month));
  });
});
