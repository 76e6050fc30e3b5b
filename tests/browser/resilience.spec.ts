import type { Page } from '@playwright/test';
import { ask, dropDatabase, newDatabaseName, siblingOf } from './ask-database';
import { fillReport, openForm, send, shownReceipt } from './fill-report';
import { test as base, expect } from './quiet-page';
import { startSite } from './start-site';

type OwnSite = { readonly origin: string; readonly database: string };

/** A site of this worker's own, whose database may be taken away. */
const test = base.extend<object, { own: OwnSite }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const shared = process.env.WURAO_TEST_DATABASE ?? '';
      const name = newDatabaseName();
      const database = siblingOf(shared, name);
      await ask(`CREATE DATABASE ${name} TEMPLATE template0`, [], siblingOf(shared, 'postgres'));
      const site = await startSite(database, { LOG_LEVEL: 'silent' });
      await use({ origin: site.origin, database });
      await site.stop();
      await dropDatabase(database);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ own }, use) => use(own.origin),
});

const CACHED = ['/', '/rankings', '/insurers/picc', '/methodology', '/en/privacy', '/api/v1/rankings'];

test('without its database the site is read, keeps what is told, and takes it once it is back @phone', async ({
  page,
  request,
  own,
  javaScriptEnabled,
  quiet,
}) => {
  test.setTimeout(120_000);
  quiet.allow(/status of 503/);
  for (const path of CACHED) expect((await request.get(path)).status(), path).toBe(200);
  await openForm(page, javaScriptEnabled);
  await fillReport(page, {
    number: '010-66001234',
    insurer: '众安',
    when: 'yesterday',
    city: '昆明',
    role: 'agency',
    lures: ['gift'],
  });

  await takeAway(own.database);
  expect((await request.get('/api/health')).status()).toBe(503);
  for (const path of CACHED) expect((await request.get(path)).status(), path).toBe(200);
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await send(page);
  expect((await answer).status()).toBe(503);
  if (javaScriptEnabled === false) await expectKept(page);
  else await expectWaiting(page);

  await bringBack(own.database);
  await expect.poll(async () => (await request.get('/api/health')).status(), { timeout: 20_000 }).toBe(200);
  if (javaScriptEnabled === false) await send(page);
  else await page.getByRole('link', { name: '回执' }).click({ timeout: 30_000 });
  const receipt = await shownReceipt(page);
  const rows = await ask('SELECT receipt, insurer_id, role, lures FROM report', [], own.database);
  expect(rows).toEqual([{ receipt, insurer_id: 'zhongan', role: 'agency', lures: ['gift'] }]);
});

/** The report waits on the device and goes by itself; nobody is told to mend anything. */
async function expectWaiting(page: Page): Promise<void> {
  await expect(page.getByText('服务暂时不在。')).toContainText('已存在这台设备上');
  await expect(page.getByText('还有 1 份没有发出')).toBeVisible();
  await expect(page.getByText('有几处要改')).toHaveCount(0);
}

async function expectKept(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/^还没有收下，填的都在/);
  await expect(page.locator('#problem-summary')).toHaveText('还没有收下，填的都在');
  await expect(page.locator('main').getByRole('alert')).toContainText('填过的内容还在');
  await expect(page.locator('#number')).toHaveValue('010-66001234');
  await expect(page.locator('#insurer')).toHaveValue('众安');
  await expect(page.locator('#when-yesterday')).toBeChecked();
  await expect(page.locator('#city')).toHaveValue('昆明');
  await expect(page.locator('#role-agency')).toBeChecked();
  await expect(page.locator('#lures-gift')).toBeChecked();
}

async function takeAway(database: string): Promise<void> {
  const admin = siblingOf(database, 'postgres');
  const name = new URL(database).pathname.slice(1);
  await ask(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`, [], admin);
  await ask('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name], admin);
}

const bringBack = (database: string) =>
  ask(
    `ALTER DATABASE ${new URL(database).pathname.slice(1)} ALLOW_CONNECTIONS true`,
    [],
    siblingOf(database, 'postgres'),
  );
