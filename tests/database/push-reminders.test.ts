import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addCase, changeCase, dropCase } from '@/lib/cases/complaint-cases.server';
import { addDays } from '@/lib/platform/calendar-day';
import { createPool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { dropCaseReminder, hasCaseReminder, keepCaseReminder } from '@/lib/shield/case-reminders.server';
import { derivedPair } from '@/lib/shield/push-keys.server';
import { countReminders, dropSubscription, keepPushWish } from '@/lib/shield/push-subscriptions.server';
import { type PushWish, readPushBrowser, readPushWish } from '@/lib/shield/push-wish';
import { sendDueReminders } from '@/lib/shield/send-reminders.server';
import { weekReminders } from '@/lib/shield/week-reminders';
import { type Browser, standInPushService } from '../push/stand-in-push-service';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { reporterFixture, SECRET } from './reporter-fixture';

const NOW = new Date('2026-11-22T04:00:00Z');
const TODAY = '2026-11-22';
const keys = derivedPair(keyring(SECRET));
const answers = new Map<string, number>();

let fresh: FreshDatabase;
let db: pg.Pool;
let service: Awaited<ReturnType<typeof standInPushService>>;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 8);
  service = await standInPushService(keys.publicKey, answers);
});
afterEach(async () => {
  await db.query('delete from push_subscription');
  service.taken.length = 0;
  answers.clear();
});
afterAll(async () => {
  expect(service.refused).toEqual([]);
  await service.close();
  await db.end();
  await fresh.drop();
});

const parts = { keys, subject: 'mailto:privacy@wurao.example', origin: 'https://wurao.example' };
const remind = (today = TODAY, now = NOW) => sendDueReminders(db, parts, { now, today });
const left = async () =>
  (
    await db.query(
      'select (select count(*)::int from push_subscription) as browsers, (select count(*)::int from push_reminder) as reminders',
    )
  ).rows[0];

async function agreed(
  browser: Browser,
  reminders: PushWish['reminders'],
  locale: PushWish['locale'] = 'zh-CN',
): Promise<bigint> {
  const { id } = await reporterFixture(db).driver();
  const { name: _, ...wish } = browser;
  const read = readPushWish({ ...wish, locale, reminders }, '2026-01-01', [service.host]);
  if (!read.ok) throw new Error(read.error);
  await keepPushWish(db, id, read.value, NOW);
  return id;
}

it('reaches the browser, which alone can read it, and names neither date nor insurer', async () => {
  const browser = service.subscribe('phone');
  await agreed(
    browser,
    [
      { on: '2026-11-16', step: 'quiet' },
      { on: '2026-11-23', step: 'd60' },
    ],
    'en',
  );
  expect(await remind()).toEqual({ sent: 1, gone: 0, later: 0 });
  expect(service.taken).toHaveLength(1);
  const message = JSON.parse(service.taken[0]?.text ?? '{}');
  expect(message).toMatchObject({ tag: 'shield-quiet', url: 'https://wurao.example/en/me/shield' });
  expect(message.title).toContain('Within two weeks');
  expect(message.body).toContain('KTFSR');
  expect(service.taken[0]?.text).not.toMatch(/20\d\d-\d\d/);
  expect(await left()).toEqual({ browsers: 1, reminders: 1 });
});

it('sends each reminder once, however many jobs ask at once, and forgets the browser after its last', async () => {
  for (let i = 0; i < 60; i++) await agreed(service.subscribe(`b${i}`), [{ on: '2026-11-16', step: 'd48' }]);
  const all = await Promise.all(Array.from({ length: 5 }, () => remind()));
  expect(all.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
  expect(service.taken).toHaveLength(60);
  expect(new Set(service.taken.map(({ browser }) => browser)).size).toBe(60);
  expect(await left()).toEqual({ browsers: 0, reminders: 0 });
  expect(await remind()).toEqual({ sent: 0, gone: 0, later: 0 });
});

it.each([404, 410, 403])('forgets a browser that is gone (%i), with all its reminders', async (status) => {
  answers.set('gone', status);
  await agreed(service.subscribe('gone'), [
    { on: '2026-11-16', step: 'd48' },
    { on: '2027-01-04', step: 'd40' },
  ]);
  expect(await remind()).toEqual({ sent: 0, gone: 1, later: 0 });
  expect(await left()).toEqual({ browsers: 0, reminders: 0 });
});

it('tries again after an hour while a service is busy, and gives up after three times', async () => {
  answers.set('busy', 503);
  await agreed(service.subscribe('busy'), [{ on: '2026-11-16', step: 'd48' }]);
  const at = (hours: number) => new Date(NOW.getTime() + hours * 3600_000 + 1000);
  expect(await remind()).toMatchObject({ later: 1 });
  expect(await remind(TODAY, at(0.5))).toMatchObject({ sent: 0, later: 0 });
  answers.delete('busy');
  expect(await remind(TODAY, at(1))).toMatchObject({ sent: 1 });

  answers.set('down', 500);
  await agreed(service.subscribe('down'), [{ on: '2026-11-16', step: 'd48' }]);
  for (const hours of [0, 2, 4, 6]) await remind(TODAY, at(hours));
  expect(await left()).toEqual({ browsers: 0, reminders: 0 });
});

it('sends nothing before its day, and nothing that is two weeks late', async () => {
  await agreed(service.subscribe('early'), [{ on: '2026-11-23', step: 'd48' }]);
  expect(await remind()).toEqual({ sent: 0, gone: 0, later: 0 });
  expect(await remind('2026-11-23')).toMatchObject({ sent: 1 });
});

it('keeps Mondays to come of known steps only, at push services only', async () => {
  const { name: _, ...phone } = service.subscribe('phone');
  const good = { ...phone, locale: 'zh-CN', reminders: [{ on: '2026-11-23', step: 'd60' }] };
  const read = (change: object, hosts = [service.host]) => {
    const wish = readPushWish({ ...good, ...change }, TODAY, hosts);
    return wish.ok ? 'ok' : wish.error;
  };
  expect(read({})).toBe('ok');
  expect(read({}, [])).toBe('push_service');
  for (const endpoint of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://evil.example/fcm.googleapis.com',
    'https://a@fcm.googleapis.com/x',
    'https://127.0.0.1/x',
    'file:///etc/passwd',
  ])
    expect(read({ endpoint }), endpoint).toBe('push_service');
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/x',
    'https://web.push.apple.com/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://wns2-pn1p.notify.windows.com/w/?token=x',
  ])
    expect(read({ endpoint }), endpoint).toBe('ok');
  for (const reminders of [
    [],
    [{ on: '2026-11-24', step: 'd60' }],
    [{ on: '2026-11-16', step: 'd60' }],
    [{ on: '2026-11-23', step: 'expiry 2027-01-22' }],
    [good.reminders[0], good.reminders[0]],
  ])
    expect(read({ reminders }), JSON.stringify(reminders)).toBe('malformed');
  expect(read({ expiresOn: '2027-01-22' })).toBe('malformed');
});

it('takes a new wish of a browser for the old one, and forgets it when told', async () => {
  const browser = service.subscribe('phone');
  const first = await agreed(browser, weekReminders('2027-03-01', TODAY));
  expect(await countReminders(db, first, browser.endpoint)).toBe(7);
  const second = await agreed(browser, [{ on: addDays('2026-11-23', 7), step: 'd0' }]);
  expect(await countReminders(db, first, browser.endpoint)).toBe(0);
  expect(await countReminders(db, second, browser.endpoint)).toBe(1);
  await dropSubscription(db, first, browser.endpoint);
  expect(await left()).toEqual({ browsers: 1, reminders: 1 });
  await dropSubscription(db, second, browser.endpoint);
  expect(await left()).toEqual({ browsers: 0, reminders: 0 });
});

it('is taken over by the browser itself alone: another driver who knows its address but not its keys changes nothing of it', async () => {
  const browser = service.subscribe('phone');
  const first = await agreed(browser, [{ on: '2026-11-23', step: 'd60' }]);
  const stranger = await reporterFixture(db).driver();
  const { name: _, ...forged } = { ...service.subscribe('other'), endpoint: browser.endpoint };
  const read = readPushWish({ ...forged, locale: 'en', reminders: [{ on: '2026-11-30', step: 'd60' }] }, '2026-01-01', [
    service.host,
  ]);
  if (!read.ok) throw new Error(read.error);
  expect(await keepPushWish(db, stranger.id, read.value, NOW)).toEqual({ ok: false, error: 'malformed' });
  expect(await countReminders(db, first, browser.endpoint)).toBe(1);
  expect(await countReminders(db, stranger.id, browser.endpoint)).toBe(0);
  const { rows } = await db.query('select reporter_id, auth, locale from push_subscription');
  expect(rows).toEqual([{ reporter_id: String(first), auth: browser.auth, locale: 'zh-CN' }]);
});

describe('a reminder that an answer to a complaint is due', () => {
  const CASE = { insurerId: null, filedOn: '2026-11-10', toldDueOn: null, receipts: [] };
  const DUE = '2026-11-25';
  let made = 0;
  const complaint = async (id: bigint): Promise<string> => {
    const caseId = String(++made).padStart(21, '0');
    const added = await addCase(db, id, { channel: 'insurer', ...CASE }, { id: caseId, now: NOW });
    if (!added.ok) throw new Error(added.error);
    return caseId;
  };
  const withReminder = async (browser: Browser) => {
    const { id } = await reporterFixture(db).driver();
    const caseId = await complaint(id);
    const { name: _, ...keys } = browser;
    const read = readPushBrowser({ ...keys, locale: 'zh-CN' }, [service.host]);
    if (!read.ok) throw new Error(read.error);
    expect(await keepCaseReminder(db, id, read.value, { caseId, dueOn: DUE }, NOW)).toMatchObject({ ok: true });
    return { id, caseId, browser: read.value };
  };
  const change = (id: bigint, caseId: string, said: object) =>
    changeCase(db, id, caseId, { outcome: 'waiting', outcomeOn: null, toldDueOn: null, receipts: [], ...said }, NOW);

  it('comes on that day, once, names the authority alone and leads to the complaint', async () => {
    const { id, caseId, browser } = await withReminder(service.subscribe('phone'));
    await keepCaseReminder(db, id, browser, { caseId, dueOn: DUE }, NOW);
    expect(await hasCaseReminder(db, id, browser.endpoint, caseId)).toBe(true);
    expect(await remind('2026-11-24')).toMatchObject({ sent: 0 });
    expect(await remind(DUE)).toEqual({ sent: 1, gone: 0, later: 0 });
    const message = JSON.parse(service.taken[0]?.text ?? '{}');
    expect(message).toMatchObject({ tag: `case-${caseId}`, url: `https://wurao.example/me/cases/${caseId}` });
    expect(message.title).toContain('答复期限到了');
    expect(service.taken[0]?.text).not.toMatch(/20\d\d-\d\d/);
    expect(await remind('2026-11-26')).toMatchObject({ sent: 0 });
  });

  it('moves with the day the driver is told, and goes with the end of the complaint, or with the complaint', async () => {
    const { id, caseId, browser } = await withReminder(service.subscribe('phone'));
    await change(id, caseId, { toldDueOn: '2026-12-01' });
    expect(await remind(DUE)).toMatchObject({ sent: 0 });
    expect(await hasCaseReminder(db, id, browser.endpoint, caseId)).toBe(true);
    await change(id, caseId, { outcome: 'stopped', outcomeOn: '2026-11-21' });
    expect(await remind('2026-12-01')).toMatchObject({ sent: 0 });
    expect(await hasCaseReminder(db, id, browser.endpoint, caseId)).toBe(false);

    const other = await withReminder(service.subscribe('other'));
    await dropCase(db, other.id, other.caseId);
    expect(await remind(DUE)).toMatchObject({ sent: 0 });
  });

  it('stands beside those before the end of a policy, and outlives a new wish for them', async () => {
    const phone = service.subscribe('phone');
    const { id, caseId, browser } = await withReminder(phone);
    expect(await countReminders(db, id, browser.endpoint)).toBe(0);
    const { name: _, ...keys } = phone;
    const wish = readPushWish({ ...keys, locale: 'zh-CN', reminders: [{ on: '2026-11-30', step: 'd60' }] }, TODAY, [
      service.host,
    ]);
    if (!wish.ok) throw new Error(wish.error);
    for (let again = 0; again < 2; again++) await keepPushWish(db, id, wish.value, NOW);
    expect(await countReminders(db, id, browser.endpoint)).toBe(1);
    expect(await hasCaseReminder(db, id, browser.endpoint, caseId)).toBe(true);
    await dropCaseReminder(db, id, browser.endpoint, caseId);
    expect(await left()).toEqual({ browsers: 1, reminders: 1 });
  });

  it('is nobody else’s to see or to drop', async () => {
    const { id, caseId, browser } = await withReminder(service.subscribe('phone'));
    const stranger = await reporterFixture(db).driver();
    expect(await hasCaseReminder(db, stranger.id, browser.endpoint, caseId)).toBe(false);
    await dropCaseReminder(db, stranger.id, browser.endpoint, caseId);
    expect(await hasCaseReminder(db, id, browser.endpoint, caseId)).toBe(true);
  });
});
