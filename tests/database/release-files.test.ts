import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inParallel, type OpenFront, openFront } from '../hostile/front-under-test';
import { type IntakeFixture, intakeFixture } from './intake-fixture';

const FILE = randomBytes(3_000_000);
const PATH = '/dataset/2026-10/records.parquet';
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let db: IntakeFixture;
let front: OpenFront;
let root: string;

const manifest = (month: string) => ({
  ...{
    month,
    revision: 1,
    notice: null,
    issued: '2026-11-01T00:00:00.000Z',
    synthetic: false,
    origin: 'http://localhost',
  },
  ...{ periods: [month], method: '1.0', statisticsAgree: true, tables: [], before: null },
  records: { released: 0, combinations: 0, leftOut: null, loss: {}, exact: {} },
});

async function shelve(month: string, files: Record<string, Buffer>): Promise<void> {
  await mkdir(join(root, month));
  for (const [name, content] of Object.entries(files)) await writeFile(join(root, month, name), content);
  const facts = Object.entries(files).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sum(bytes) }));
  await db.pool.query(
    `INSERT INTO release (month, revision, folder, manifest, files, published_at) VALUES ($1, 1, $1, $2, $3, '2026-11-01T08:00:00Z')`,
    [month, JSON.stringify(manifest(month)), JSON.stringify(facts)],
  );
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wurao-files-'));
  db = await intakeFixture();
  await shelve('2026-09', { 'leak_knew_quarter.csv.gz': Buffer.from('quarter'), 'empty.txt': Buffer.alloc(0) });
  await shelve('2026-10', { 'records.parquet': FILE, 'README.md': Buffer.from('# 勿扰榜') });
  await writeFile(join(root, 'secret.txt'), 'not released');
  await writeFile(join(root, '2026-10', 'unlisted.txt'), 'not listed');
  front = await openFront(db, root);
});

afterAll(async () => {
  await front.close();
  await db.close();
  await rm(root, { recursive: true });
});

async function fetchBytes(headers: Record<string, string> = {}, method = 'GET', path = PATH) {
  const answer = await fetch(`http://127.0.0.1:${front.port}${path}`, { method, headers });
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}

describe('a file of a release', () => {
  it('comes whole, says what it is, and is the file whose sum is published', async () => {
    const { status, headers, body } = await fetchBytes();
    expect(status).toBe(200);
    expect(body.equals(FILE)).toBe(true);
    expect(headers.get('content-type')).toBe('application/vnd.apache.parquet');
    expect(headers.get('content-disposition')).toBe('attachment; filename="wurao_2026-10_records.parquet"');
    expect(headers.get('etag')).toBe(`"${sum(FILE).slice(0, 32)}"`);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is described by HEAD without a body', async () => {
    const { status, headers, body } = await fetchBytes({}, 'HEAD');
    expect([status, headers.get('content-length'), headers.get('accept-ranges'), body.length]).toEqual([
      200,
      '3000000',
      'bytes',
      0,
    ]);
  });

  it('comes in parts, and not where there is none', async () => {
    const part = await fetchBytes({ range: 'bytes=1000-1999' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1999/3000000']);
    expect(part.body.equals(FILE.subarray(1000, 2000))).toBe(true);
    const tail = await fetchBytes({ range: 'bytes=-10' });
    expect(tail.body.equals(FILE.subarray(-10))).toBe(true);
    const beyond = await fetchBytes({ range: 'bytes=3000000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */3000000']);
    expect((await fetchBytes({ range: 'bytes=0-1,5-6' })).status).toBe(200);
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await fetchBytes({}, 'HEAD');
    const etag = headers.get('etag') ?? '';
    const same = await fetchBytes({ 'if-none-match': etag });
    expect([same.status, same.body.length]).toEqual([304, 0]);
    expect((await fetchBytes({ 'if-modified-since': headers.get('last-modified') ?? '' })).status).toBe(304);
    expect((await fetchBytes({ 'if-match': '"other"' })).status).toBe(412);
    expect((await fetchBytes({ range: 'bytes=5-9', 'if-range': '"other"' })).status).toBe(200);
    expect((await fetchBytes({ range: 'bytes=5-9', 'if-range': etag })).status).toBe(206);
  });

  it('is the same after a download that broke off and went on', async () => {
    const got: Buffer[] = [];
    let length = 0;
    const request = http.get({ host: '127.0.0.1', port: front.port, path: PATH });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    const etag = response.headers.etag ?? '';
    for await (const chunk of response) {
      got.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > 1_000_000) break;
    }
    request.destroy();
    expect(length).toBeLessThan(FILE.length);
    const rest = await fetchBytes({ range: `bytes=${length}-`, 'if-range': etag });
    expect(rest.status).toBe(206);
    expect(sum(Buffer.concat([...got, rest.body]))).toBe(sum(FILE));
  });

  it('may be read in parts by a page of another site, that asks first', async () => {
    const asked = await fetchBytes(
      {
        origin: 'https://example.org',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'range,if-range',
      },
      'OPTIONS',
    );
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-headers')).toMatch(/If-Range, Range/);
    const part = await fetchBytes({ origin: 'https://example.org', range: 'bytes=0-9' });
    expect(part.headers.get('access-control-expose-headers')).toContain('Content-Range');
  });

  it('may be empty', async () => {
    const { status, body } = await fetchBytes({}, 'GET', '/dataset/2026-09/empty.txt');
    expect([status, body.length]).toEqual([200, 0]);
  });

  it('of the newest month that has it answers to «latest»', async () => {
    expect((await fetchBytes({}, 'GET', '/dataset/latest/README.md')).body.toString()).toBe('# 勿扰榜');
    const quarter = await fetchBytes({}, 'GET', '/dataset/latest/leak_knew_quarter.csv.gz');
    expect(quarter.headers.get('content-disposition')).toContain('wurao_2026-09_leak_knew_quarter.csv.gz');
  });

  it('is one that was published, whatever is asked for', async () => {
    const month = '/dataset/2026-10';
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/unlisted.txt',
      '/records.parquet%00',
      '/.',
      '/records.parquet/x',
    ]
      .map((name) => month + name)
      .concat(['/dataset/2026-11/records.parquet', '/dataset/2026-13/records.parquet', '/dataset/latest/%F0%9F%98%80']);
    await inParallel(paths, 4, async (path) => {
      const { text, headers } = await front.send({ path, method: 'GET' });
      expect(text, path).not.toMatch(/not released|not listed/);
      expect(headers['accept-ranges'], path).toBeUndefined();
    });
  });

  it('stands in the feed', async () => {
    const { text, type } = await front.send({ path: '/dataset/feed.atom', method: 'GET' });
    expect(type).toContain('application/atom+xml');
    expect(text.match(/<entry>/g)).toHaveLength(2);
    expect((await front.send({ path: '/en/dataset/feed.atom', method: 'GET' })).text).toContain('Data of October 2026');
  });
});
