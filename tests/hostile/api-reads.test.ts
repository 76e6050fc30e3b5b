process.env.RATE_LIMIT_FACTOR = '0.01';

import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mintApiKey } from '@/lib/accounts/api-key';
import { createApiKey, isApiKey, listApiKeys, revokeApiKey } from '@/lib/accounts/api-keys.server';
import { keys, now } from '../database/arrivals';
import { type IntakeFixture, intakeFixture } from '../database/intake-fixture';
import { type OpenFront, openFront } from './front-under-test';

let db: IntakeFixture;
let front: OpenFront;

beforeAll(async () => {
  db = await intakeFixture();
  front = await openFront(db);
});

afterAll(async () => {
  await front.close();
  await db.close();
});

const read = (path: string, headers = {}) => front.send({ path, method: 'GET', headers });

async function account(): Promise<string> {
  const id = randomBytes(8).toString('hex');
  await db.queue.pool.query('INSERT INTO "user" (id, email) VALUES ($1, $2)', [
    id,
    createHash('sha256').update(id).digest('hex'),
  ]);
  return id;
}

it('a network reads its share, is told what is left of it, then how long to wait; a key reads on', async () => {
  const policy = { 'ratelimit-policy': '"network";q=6;w=60' };
  for (const left of [5, 4, 3, 2, 1, 0]) {
    const answer = await read('/api/v1/rankings');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject(policy);
    expect(answer.headers.ratelimit).toMatch(new RegExp(`^"network";r=${left};t=\\d+$`));
  }
  const refused = await read('/api/v1/rankings');
  expect(refused).toMatchObject({ status: 429, headers: { ...policy, 'access-control-allow-origin': '*' } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(JSON.parse(refused.text)).toMatchObject({ status: 429, retryAfter: Number(refused.headers['retry-after']) });

  const made = await createApiKey(db.queue.pool, keys, await account(), now);
  if (!made.ok) throw new Error(made.error);
  const keyed = await read('/api/v1/rankings', { authorization: `Bearer ${made.value}` });
  expect(keyed).toMatchObject({ status: 200, headers: { 'ratelimit-policy': '"key";q=60;w=60' } });
});

it('a key that does not exist is refused', async () => {
  const answer = await read('/api/v1/insurers', { authorization: `Bearer ${mintApiKey(randomBytes(20))}` });
  expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  expect(answer.type).toContain('application/problem+json');
});

it('made-up keys are not looked up without end', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 6; i++) {
    const authorization = `Bearer ${mintApiKey(randomBytes(20))}`;
    statuses.add((await read('/api/v1/insurers', { authorization })).status);
  }
  expect([...statuses]).toContain(429);
});

it('a browser may ask from any site, with a key', async () => {
  const asked = await front.send({ path: '/api/v1/rankings', method: 'OPTIONS' });
  expect(asked.status).toBe(204);
  expect(asked.headers['access-control-allow-headers']).toContain('Authorization');
});

it('an account has three keys at a time, whoever asks at once, and ends its own only', async () => {
  const [mine, other] = [await account(), await account()];
  const made = await Promise.all(Array.from({ length: 8 }, () => createApiKey(db.queue.pool, keys, mine, now)));
  const got = made.flatMap((one) => (one.ok ? [one.value] : []));
  expect(got).toHaveLength(3);
  expect((await listApiKeys(db.queue.pool, mine)).map(({ slot }) => slot)).toEqual([1, 2, 3]);
  await revokeApiKey(db.queue.pool, other, 2);
  await revokeApiKey(db.queue.pool, mine, 2);
  const held = await Promise.all(got.map((key) => isApiKey(db.queue.pool, keys, key)));
  expect(held.filter(Boolean)).toHaveLength(2);
  const { rows } = await db.queue.pool.query('SELECT secret_hash::text FROM api_key');
  for (const key of got) expect(JSON.stringify(rows)).not.toContain(key.slice(6));
});
