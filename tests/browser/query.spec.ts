import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ask, dropDatabase, newDatabaseName, siblingOf } from './ask-database';
import { test as base, expect, expectAccessible } from './quiet-page';
import { startSite } from './start-site';

const MONTH = '2026-10';
const EARLIER = '2026-09';
const LABELS = { label_zh: '夜里 22–8 点', label_en: 'Night, 22–8' };

const RECORD = { month: MONTH, province: '440000', insurer: 'pingan', role: 'agency', hour_band: 'night' };
/** Rows by table. */
const TABLES: Readonly<Record<string, readonly object[]>> = {
  records: Array.from({ length: 600 }, () => ({ ...RECORD, expiry_band: 'any', refusal: 'before', lure: 'gift' })),
  codes: [{ list: 'record_hour_band', code: 'night', parent: 'off_hours', ...LABELS }],
};

/** A site of this worker's own, with one small release. */
const test = base.extend<object, { own: string }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const shared = process.env.WURAO_TEST_DATABASE ?? '';
      const name = newDatabaseName();
      const database = siblingOf(shared, name);
      const root = join(import.meta.dirname, '..', '..', '.data', 'test-results', name);
      await ask(`CREATE DATABASE ${name} TEMPLATE template0`, [], siblingOf(shared, 'postgres'));
      const site = await startSite(database, { RELEASES_DIR: root });
      await shelve(database, root, EARLIER, { records: TABLES.records?.slice(0, 7) ?? [] });
      await shelve(database, root, MONTH, TABLES);
      await use(site.origin);
      await site.stop();
      await dropDatabase(database);
      await rm(root, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ own }, use) => use(own),
});

async function shelve(
  database: string,
  root: string,
  month: string,
  content: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  await mkdir(join(root, month), { recursive: true });
  const tables = [];
  for (const [name, rows] of Object.entries(content)) {
    const body = gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const sha256 = createHash('sha256').update(body).digest('hex');
    const file = { name: `${name}.ndjson.gz`, bytes: body.length, sha256 };
    await writeFile(join(root, month, file.name), body);
    tables.push({ name, rows: rows.length, files: { csv: file, ndjson: file, parquet: file }, columns: [] });
  }
  const manifest = {
    ...{ month, revision: 1, notice: null, issued: '2026-11-01T00:00:00Z', synthetic: false },
    ...{ origin: 'http://localhost', periods: [month], method: null, statisticsAgree: true, tables, before: null },
    records: { released: 600, combinations: 1, leftOut: null, loss: {}, exact: {} },
  };
  await ask(
    `INSERT INTO release (month, revision, folder, manifest, files, published_at) VALUES ($1, 1, $1, $2, $3, now())`,
    [month, JSON.stringify(manifest), JSON.stringify(tables.map(({ files }) => files.ndjson))],
    database,
  );
}

/** Opens the page once the release is out. */
async function openQuery(page: import('@playwright/test').Page, path = '/dataset/query'): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.locator('#tables')).toContainText('records', { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

test('a query runs in the browser: nothing is loaded before it, and nothing from elsewhere @js', async ({ page }) => {
  test.setTimeout(90_000);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openQuery(page);
  await expect(page.locator('#sql-cost')).toContainText(/\d KB/);
  expect(asked.filter((path) => /\.wasm$|\.gz$/.test(path))).toEqual([]);
  const policy = (await page.request.get('/dataset/query')).headers()['content-security-policy'];
  expect(policy).toContain("'wasm-unsafe-eval'");
  expect((await page.request.get('/dataset')).headers()['content-security-policy']).not.toContain('eval');

  await page.getByRole('button', { name: '一天里的时段' }).click();
  await expect(page.getByRole('cell', { name: LABELS.label_zh })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('cell', { name: '600', exact: true })).toBeVisible();
  expect(asked.filter((path) => /\.wasm$/.test(path))).toHaveLength(1);
  expect(asked.filter((path) => /\.gz$/.test(path)).sort()).toEqual(
    ['codes', 'records'].map((t) => `/dataset/${MONTH}/${t}.ndjson.gz`),
  );
  await expectAccessible(page);
});

test('a query that SQLite refuses says why, a long answer is cut, the tables stay whole, and a run can be stopped @js', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await openQuery(page, '/en/dataset/query');
  const run = async (sql: string) => {
    await page.getByLabel('Query in SQL').fill(sql);
    await page.getByRole('button', { name: 'Run' }).click();
  };
  await run('SELECT colour FROM records');
  await expect(page.getByText('no such column: colour')).toBeVisible({ timeout: 20_000 });
  await run('DELETE FROM records');
  await expect(page.getByText('attempt to write a readonly database')).toBeVisible();
  await run('SELECT * FROM records');
  await expect(page.getByText('The first 500 rows')).toBeVisible();
  await expectAccessible(page);
  await run('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n');
  await expect(page.getByText('Computing')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await run('SELECT count(*) AS n FROM records WHERE 1 = 0');
  await expect(page.getByRole('cell', { name: '0', exact: true })).toBeVisible({ timeout: 20_000 });
});

test('an earlier release can be asked as well, from its own files @js @phone', async ({ page }) => {
  test.setTimeout(90_000);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await openQuery(page, '/en/dataset/query');
  await page.getByRole('navigation', { name: 'Release of' }).getByRole('link', { name: 'September 2026' }).click();
  await expect(page).toHaveURL(/\/en\/dataset\/query\?month=2026-09$/);
  await expect(page.getByText('SQL over the release of September 2026')).toBeVisible();
  await page.getByLabel('Query in SQL').fill('SELECT count(*) AS n FROM records');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('cell', { name: '7', exact: true })).toBeVisible({ timeout: 20_000 });
  expect(asked.filter((path) => /\.gz$/.test(path))).toEqual([`/dataset/${EARLIER}/records.ndjson.gz`]);
  await expectAccessible(page);
  // A month that was never released is the newest.
  await page.goto('/en/dataset/query?month=2020-01');
  await expect(page.getByText('SQL over the release of October 2026')).toBeVisible();
});

test('without script the page says so, and leads to the downloads', async ({ page, javaScriptEnabled }) => {
  await openQuery(page);
  await expect(page.getByText('要用 JavaScript')).toBeVisible({ visible: javaScriptEnabled === false });
  await page.getByRole('link', { name: '全部下载' }).last().click();
  await expect(page).toHaveURL(/\/dataset$/);
  await page.locator('#query').getByRole('link').click();
  await expect(page).toHaveURL(/\/dataset\/query$/);
});
