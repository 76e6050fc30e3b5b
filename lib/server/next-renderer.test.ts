import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { NextRenderer } from './next-renderer.server';

let renderer: NextRenderer;
const open = async (handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>) => {
  renderer = await NextRenderer.open(handler);
};

afterEach(() => renderer.close());

it('reads an answer whole, cookies apart, without what belongs to the connection', async () => {
  await open(async (_, response) => {
    response.writeHead(201, {
      'content-type': 'text/html',
      'cache-control': 'max-age=9',
      'set-cookie': ['a=1', 'b=2'],
      etag: '"x"',
    });
    response.write('one ');
    response.end('two');
  });
  const { status, headers, cookies, body } = await renderer.render('/x');
  expect({ status, headers, cookies, body: String(body) }).toEqual({
    status: 201,
    headers: { 'content-type': 'text/html' },
    cookies: ['a=1', 'b=2'],
    body: 'one two',
  });
});

it('sends a body on', async () => {
  await open(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    response.end(`${request.method} ${Buffer.concat(chunks)}`);
  });
  const { body } = await renderer.render('/x', { method: 'PUT', body: Readable.from(['a', 'b']) });
  expect(String(body)).toBe('PUT ab');
});

it('takes headers as long as a client and we together can make them', async () => {
  await open(async (request, response) => void response.end(String(request.headers['x-wurao-draft']?.length)));
  const headers = { 'x-wurao-draft': 'x'.repeat(30_000), cookie: 'y'.repeat(15_000) };
  expect(String((await renderer.render('/x', { headers })).body)).toBe('30000');
});

it('rejects when the answer breaks off, and works again after it', async () => {
  let broken = true;
  await open(async (_, response) => {
    response.writeHead(200, { 'content-length': 10 });
    response.write('half');
    if (broken) setImmediate(() => response.destroy());
    else response.end('+ half');
  });
  await expect(renderer.render('/x')).rejects.toThrow();
  broken = false;
  expect(String((await renderer.render('/x')).body)).toBe('half+ half');
});

it('does not wait for the rest of a body whose sender has gone', async () => {
  let left: Promise<void> | undefined;
  await open(async (request) => {
    request.resume();
    left = new Promise((resolve) => request.on('error', () => {}).on('close', resolve));
  });
  const body = new PassThrough();
  const rendered = renderer.render('/x', { method: 'POST', body });
  body.write('half of it');
  while (left === undefined) await new Promise(setImmediate);
  body.destroy();
  await expect(rendered).rejects.toThrow();
  await left;
});

it('survives a connection that is reset around its answer, and works again after it', async () => {
  let times = 0;
  await open(async (request, response) => {
    response.writeHead(200, { 'content-length': 10 });
    // A moment later, so that the beginning of the answer is there first.
    if (times++ < 3) response.write('half', () => setTimeout(() => request.socket.resetAndDestroy(), 30));
    else response.end('once again');
  });
  for (let time = 0; time < 3; time++) {
    const body = endless();
    await expect(renderer.render('/x', { method: 'POST', body })).rejects.toThrow();
    body.destroy();
  }
  expect(String((await renderer.render('/x')).body)).toBe('once again');
});

const endless = () =>
  new Readable({
    read() {
      setImmediate(() => this.push(Buffer.alloc(16_384)));
    },
  });
