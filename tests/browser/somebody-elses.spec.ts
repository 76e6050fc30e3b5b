import { randomBytes, randomUUID } from 'node:crypto';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import { mintDeviceSecret } from '../../lib/accounts/device-secret';
import { CSV } from '../../lib/evidence/sample-files.fixture';
import { addDays, mondayOf } from '../../lib/platform/calendar-day';
import { ask } from './ask-database';
import { builtActions } from './built-actions';
import { expect, test } from './quiet-page';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TODAY = new Date().toISOString().slice(0, 10);
const SEALED = `wurao1.600000.${'s'.repeat(22)}.${'i'.repeat(16)}.${'x'.repeat(64)}`;
const HERE = { origin: process.env.WURAO_TEST_ORIGIN ?? '', 'sec-fetch-site': 'same-origin' };
const letters = (count: number) => [...randomBytes(count)].map((byte) => LETTERS[byte % 32]).join('');

/** Names of what a driver has: of his own, or drawn and nobody's. */
type Things = {
  readonly receipt: string;
  readonly file: string;
  readonly complaint: string;
  readonly endpoint: string;
  readonly copy: string;
  readonly session: string;
  readonly device: string;
  /** Of a company's reply: the first that there is, or one that never will be. */
  readonly reply: string;
};

const nobodys = (): Things => ({
  receipt: letters(16),
  file: letters(16),
  complaint: letters(21),
  endpoint: `https://fcm.googleapis.com/fcm/send/${letters(21)}`,
  copy: randomUUID(),
  session: letters(25),
  device: randomBytes(16).toString('hex'),
  reply: '999999999999999',
});

/** A driver with one of everything; gives the names of it. */
async function driverWithEverything(request: APIRequestContext): Promise<Things & { reporter: string }> {
  const cookie = `wurao_device=${mintDeviceSecret(randomBytes(20))}`;
  const told = {
    number: `139${String(randomBytes(4).readUInt32BE() % 1e8).padStart(8, '0')}`,
    insurer: 'pingan',
    city: '440100',
  };
  const reported = await request.post('/api/v1/reports', { headers: { cookie }, data: told });
  const { receipt } = await reported.json();
  const file = { name: 'a.csv', mimeType: 'text/csv', buffer: CSV };
  const headers = { cookie, accept: 'application/json' };
  const given = await request.post(`/me/calls/${receipt}/evidence`, { headers, multipart: { file } });
  const things = { ...nobodys(), reply: '1', receipt, file: (await given.json()).name };
  const [{ reporter = '' } = {}] = await ask<{ reporter: string }>(
    'SELECT reporter_id AS reporter FROM report WHERE receipt = $1',
    [receipt],
  );
  const user = `user-${letters(12)}`;
  const write = (sql: string, ...values: unknown[]) => ask(sql, [reporter, ...values]);
  await write(
    `WITH c AS (INSERT INTO complaint_case (id, reporter_id, channel, filed_on, created_at) VALUES ($2, $1, 'insurer', current_date, now()) RETURNING id)
     INSERT INTO case_report (case_id, report_id) SELECT c.id, r.id FROM c, report r WHERE r.receipt = $3`,
    ...[things.complaint, receipt],
  );
  await write(
    `WITH s AS (INSERT INTO push_subscription (reporter_id, endpoint, p256dh, auth, locale, created_at) VALUES ($1, $2, $3, $4, 'en', now()) RETURNING id)
     INSERT INTO push_reminder (subscription_id, due_on, step, case_id) SELECT s.id, current_date + 30, 'case_due', $5 FROM s`,
    ...[things.endpoint, 'p'.repeat(87), 'a'.repeat(22), things.complaint],
  );
  await write(
    `INSERT INTO canary_copy (id, reporter_id, version, sealed, saved_at) VALUES ($2, $1, 1, 'x', now())`,
    things.copy,
  );
  await ask('INSERT INTO "user" (id, email) VALUES ($1, $2)', [user, randomBytes(32).toString('hex')]);
  await ask(
    `INSERT INTO session (id, user_id, created_at, seen_on, browser, system) VALUES ($1, $2, now(), current_date, 'chrome', 'android')`,
    [things.session, user],
  );
  await ask('INSERT INTO api_key (secret_hash, user_id, slot, created_at) VALUES ($1, $2, 1, now())', [
    randomBytes(32),
    user,
  ]);
  return { ...things, reporter };
}

/** All that the database has of the driver, but for what the machine does with his file by itself. */
const everythingOf = ({ reporter, session }: { reporter: string; session: string }) =>
  ask(
    `SELECT (SELECT json_agg(r ORDER BY r.id) FROM report r WHERE r.reporter_id = p.id) AS reports,
       (SELECT json_agg(json_build_array(a.name, a.sha256, a.object_key)) FROM attachment a JOIN report r ON r.id = a.report_id WHERE r.reporter_id = p.id) AS files,
       (SELECT json_agg(d.entry) FROM attachment_decision d JOIN attachment a ON a.entry = d.entry JOIN report r ON r.id = a.report_id
        WHERE r.reporter_id = p.id AND d.decided_by <> 'machine') AS decisions,
       (SELECT json_agg(c) FROM complaint_case c WHERE c.reporter_id = p.id) AS cases,
       (SELECT json_agg(l) FROM case_report l JOIN complaint_case c ON c.id = l.case_id WHERE c.reporter_id = p.id) AS calls,
       (SELECT count(*) FROM case_report l JOIN report r ON r.id = l.report_id WHERE r.reporter_id = p.id) AS linked,
       (SELECT json_agg(s) FROM push_subscription s WHERE s.reporter_id = p.id) AS browsers,
       (SELECT json_agg(m) FROM push_reminder m JOIN push_subscription s ON s.id = m.subscription_id WHERE s.reporter_id = p.id) AS reminders,
       (SELECT json_agg(y) FROM canary_copy y WHERE y.reporter_id = p.id) AS copies,
       (SELECT json_agg(d) FROM device d WHERE d.reporter_id = p.id) AS devices,
       (SELECT json_agg(q) FROM quote_outcome q JOIN report r ON r.id = q.report_id WHERE r.reporter_id = p.id) AS outcomes,
       (SELECT json_agg(f) FROM follow_up f JOIN report r ON r.id = f.report_id WHERE r.reporter_id = p.id) AS answers,
       (SELECT json_agg(s) FROM session s WHERE s.id = $2) AS sessions,
       (SELECT json_agg(k) FROM api_key k JOIN session s ON s.user_id = k.user_id WHERE s.id = $2) AS keys
     FROM reporter p WHERE p.id = $1`,
    [reporter, session],
  );

const READ: readonly ((of: Things) => string)[] = [
  (of) => `/me/calls/${of.receipt}`,
  (of) => `/en/me/calls/${of.receipt}`,
  (of) => `/me/calls/${of.receipt}/evidence`,
  (of) => `/me/calls/${of.receipt}/evidence/${of.file}`,
  (of) => `/me/calls/${of.receipt}/evidence/${of.file}/proof`,
  (of) => `/me/cases/${of.complaint}`,
  (of) => `/me/cases/${of.complaint}/calendar`,
  (of) => `/me/data/erase/${of.receipt}`,
  (of) => `/me/pack?call=${of.receipt}`,
  (of) => `/desk/evidence/${of.file}`,
  (of) => `/report/receipt/${of.receipt}`,
  (of) => `/api/v1/ledger/proof/${of.receipt}`,
];

const SENT: readonly ((of: Things) => readonly [path: string, form: Record<string, string>])[] = [
  (of) => ['/me/pack/facts', { call: of.receipt }],
  (of) => ['/me/pack/file', { call: of.receipt }],
  (of) => ['/api/me/erase', { receipt: of.receipt, sure: 'yes' }],
];

/** Arguments of actions; the last, when it is an object under `form`, goes as a form. */
const CALLED: Readonly<Record<string, (of: Things, mine: Things) => readonly unknown[]>> = {
  removeEvidenceAction: (of) => [{ form: { receipt: of.receipt, name: of.file } }],
  addCaseAction: (of) => [null, { form: { channel: 'insurer', filedOn: TODAY, receipts: of.receipt } }],
  saveCopyAction: (of) => [{ base: 0, sealed: SEALED, absorbed: [of.copy] }],
  keepPushAction: (of) => [
    { ...browserAt(of.endpoint), reminders: [{ on: addDays(mondayOf(TODAY), 28), step: 'd60' }] },
  ],
  'removeEvidenceAction ': (of, mine) => [{ form: { receipt: mine.receipt, name: of.file } }],
  changeCaseAction: (of) => [null, { form: { id: of.complaint, outcome: 'stopped', outcomeOn: '2026-01-01' } }],
  dropCaseAction: (of) => [{ form: { id: of.complaint } }],
  keepCaseReminderAction: (of, mine) => [of.complaint, browserAt(mine.endpoint)],
  hasCaseReminderAction: (of) => [of.complaint, of.endpoint],
  dropCaseReminderAction: (of) => [of.complaint, of.endpoint],
  countRemindersAction: (of) => [of.endpoint],
  dropPushAction: (of) => [of.endpoint],
  tellQuoteAction: (of) => [of.receipt, 'lower'],
  followUpAction: (of) => [{ form: { receipt: of.receipt, channel: 'renewal', afterDays: '14', answer: 'stopped' } }],
  detachAction: (of) => [{ form: { device: of.device } }],
  endSessionAction: (of) => [{ form: { session: of.session } }],
  revokeApiKeyAction: () => [{ form: { slot: '1' } }],
  decideAction: (of) => [null, { form: { name: of.file, choice: 'taken_down:somebody_else' } }],
  withdrawReplyAction: (of) => [{ form: { id: of.reply, sure: 'yes' } }],
  decideReplyAction: (of) => [null, { form: { id: of.reply, decision: 'publish' } }],
  answerReplyAction: (of) => [null, { form: { id: of.reply, answer: 'stands', zh: '一句话。' } }],
  readCopiesAction: () => [],
  dropCopiesAction: () => [],
};

/** Actions that name nothing of anybody's, or whose names are tried at the end. */
const OTHERS = new Set([
  ...['keepAction', 'dismissMinuteAction', 'carGoneAction', 'checkInAction', 'openSampleAction', 'restoreAction'],
  ...['createApiKeyAction', 'signOutAction', 'signOutEverywhereAction', 'leaveAction', 'unlinkAction', 'askAction'],
  ...['askCodeAction', 'enterCodeAction', 'addCaseAction', 'keepPushAction', 'saveCopyAction'],
  'sendReplyAction',
]);

const browserAt = (endpoint: string) => ({ endpoint, p256dh: 'q'.repeat(87), auth: 'b'.repeat(22), locale: 'en' });

/**
 * What an answer says, with the names that were asked for taken out; without the framework's scripts, which stand in any order. An action that leads to
 * another page says no more than where: the page that comes along is that of whoever asked.
 */
async function said(answer: APIResponse, of: Things): Promise<string> {
  const { 'x-action-redirect': led, location } = answer.headers();
  const text = led ? '' : (await answer.text()).replace(/<script[\s\S]*?<\/script>|<link[^>]*>/g, '');
  const names = [of.receipt, of.file, of.complaint, of.endpoint, of.copy, of.session, of.device];
  return names.reduce((rest, name) => rest.replaceAll(name, '…'), `${answer.status()} ${led} ${location} ${text}`);
}

/** Calls an action as the browser of a driver would. */
async function call(
  request: APIRequestContext,
  name: string,
  [of, mine]: readonly [Things, Things],
): Promise<APIResponse> {
  const action = builtActions().find((built) => built.name === name.trim());
  if (!action) throw new Error(`no action ${name}`);
  const given = CALLED[name]?.(of, mine) ?? [];
  const form = (given.at(-1) as { form?: Record<string, string> } | undefined)?.form;
  const headers = { ...HERE, 'next-action': action.id };
  if (!form) {
    const data = JSON.stringify(given);
    return request.post(action.page, { maxRedirects: 0, headers: { ...headers, 'content-type': 'text/plain' }, data });
  }
  // React reads what the arguments point at before them.
  const multipart = new FormData();
  for (const [field, value] of Object.entries(form)) multipart.append(`_1_${field}`, value);
  multipart.append('0', JSON.stringify([...given.slice(0, -1), '$K1']));
  return request.post(action.page, { maxRedirects: 0, headers, multipart });
}

/** Every door and action that takes a name, asked as the driver `mine`. */
function everyDoor(request: APIRequestContext, mine: Things, recoveryCode: string) {
  const asked: Record<string, (of: Things) => Promise<APIResponse>> = {};
  const authorization = `Bearer ${recoveryCode}`;
  for (const path of READ)
    asked[path(mine)] = (of) => request.get(path(of), { headers: { authorization }, maxRedirects: 0 });
  for (const send of SENT)
    asked[send(mine)[0]] = (of) => request.post(send(of)[0], { headers: HERE, form: send(of)[1], maxRedirects: 0 });
  asked.upload = (of) =>
    request.post(`/me/calls/${of.receipt}/evidence`, {
      headers: { ...HERE, accept: 'application/json' },
      multipart: { file: { name: 'a.csv', mimeType: 'text/csv', buffer: CSV } },
    });
  const named = Object.keys(CALLED).filter((name) => !OTHERS.has(name));
  for (const name of named) asked[name] = (of) => call(request, name, [of, mine]);
  expect(builtActions().filter(({ name }) => !named.includes(name) && !OTHERS.has(name))).toEqual([]);
  return asked;
}

test('what is somebody else’s is not there for a driver, at any door and in any action, and stays as it is @js @phone', async ({
  request,
}) => {
  const theirs = await driverWithEverything(request);
  const made = await request.post('/api/v1/reports', {
    headers: { cookie: '' },
    data: { number: '13988887777', insurer: 'picc', city: '310000' },
  });
  expect(made.status()).toBe(201);
  const { receipt, recoveryCode } = await made.json();
  const mine = { ...nobodys(), receipt };
  const before = await everythingOf(theirs);
  const different: string[] = [];
  for (const [name, send] of Object.entries(everyDoor(request, mine, recoveryCode))) {
    const nobodysOwn = nobodys();
    const [ofThem, ofNobody] = [await send(theirs), await send(nobodysOwn)];
    if (ofThem.status() >= 500) different.push(`${name} ${ofThem.status()}`);
    const [a, b] = [await said(ofThem, theirs), await said(ofNobody, nobodysOwn)];
    const at = [...a].findIndex((letter, i) => letter !== b[i]);
    if (a !== b) different.push(`${name} at ${at}: ${a.slice(at - 40, at + 80)} / ${b.slice(at - 40, at + 80)}`);
  }
  expect(different).toEqual([]);

  const added = await call(request, 'addCaseAction', [theirs, mine]);
  expect(added.headers()['x-action-redirect']).toMatch(/^\/me\/cases\/[0-9A-Z]{21};/);
  const saved = await call(request, 'saveCopyAction', [theirs, mine]);
  expect(await saved.text()).toContain('"ok":true');
  const taken = await call(request, 'keepPushAction', [theirs, mine]);
  expect(await taken.text()).toContain('malformed');
  expect(await everythingOf(theirs)).toEqual(before);
});
