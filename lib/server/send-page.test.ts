import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CachedPage, prepare } from './page-cache';
import { sendPage } from './send-page';

const TEXT = '<p>勿扰</p>'.repeat(200);
let page: CachedPage;
let status = 200;
let server: http.Server;

beforeAll(async () => {
  page = await prepare({ status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from(TEXT) }, '1');
  server = http.createServer((request, response) =>
    sendPage(request, response, { ...page, status }, 'public, max-age=0'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(headers: http.OutgoingHttpHeaders = {}, method = 'GET') {
  const request = http.request({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    headers,
    method,
    agent: false,
  });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

describe('the encoding', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0', undefined],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.0, gzip;q=0.5', 'gzip'],
    ['br;q=0.1', 'br'],
    ['br;q=0.001,gzip', 'br'],
    ['gzip;q=0.000', undefined],
    ['brotli', undefined],
    ['deflate', undefined],
  ])('for «%s» is %s', async (accept, encoding) => {
    const answer = await ask(accept === undefined ? {} : { 'accept-encoding': accept });
    expect(answer.headers['content-encoding']).toBe(encoding);
    const expected = encoding === 'br' ? page.br : encoding === 'gzip' ? page.gzip : page.body;
    expect(answer.body.equals(expected)).toBe(true);
    expect(answer.headers).toMatchObject({ 'content-length': String(expected.length), vary: 'Accept-Encoding' });
  });

  it('has a tag of its own, so that no shared cache mixes two up', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', ''].map(async (e) => (await ask({ 'accept-encoding': e })).headers.etag),
    );
    expect(new Set(tags).size).toBe(3);
  });
});

describe('a client that has the page', () => {
  it('is told so in a word, whichever of its encodings it has', async () => {
    for (const had of ['br', 'gzip', '']) {
      const { etag = '' } = (await ask({ 'accept-encoding': had })).headers;
      for (const asked of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const answer = await ask({ 'if-none-match': asked, 'accept-encoding': 'br' });
        expect([answer.status, answer.body.length]).toEqual([304, 0]);
        expect(answer.headers.etag).toBe(`"${page.etag}-br"`);
      }
    }
  });

  it('gets it when it has another', async () => {
    for (const tag of ['"other"', page.etag, `"x${page.etag}"`, '']) {
      expect((await ask({ 'if-none-match': tag })).status).toBe(200);
    }
  });

  it('is never told so of an error', async () => {
    status = 404;
    expect((await ask({ 'if-none-match': `"${page.etag}"` })).status).toBe(404);
    status = 200;
  });
});

it('HEAD is GET without the body', async () => {
  for (const encoding of ['br', 'gzip', '']) {
    const headers = { 'accept-encoding': encoding };
    const { date: _, ...got } = (await ask(headers)).headers;
    const head = await ask(headers, 'HEAD');
    const { date: __, ...had } = head.headers;
    expect(had).toEqual(got);
    expect(head.body).toHaveLength(0);
  }
});
