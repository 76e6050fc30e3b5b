import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY_LIMIT, readBody } from './read-body';

let server: http.Server;
let port: number;

beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    const body = await readBody(request, 'application/json');
    response.end(JSON.stringify(body.ok ? { text: body.value } : { problem: body.error }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };

async function send(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE) {
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const response = await fetch(`http://127.0.0.1:${port}/`, init as RequestInit);
  return (await response.json()) as { text?: string; problem?: string };
}

const bytes = (buffer: Buffer) => new Uint8Array(buffer);

const inChunks = (buffer: Buffer, size: number) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < buffer.length; at += size) controller.enqueue(bytes(buffer.subarray(at, at + size)));
      controller.close();
    },
  });

describe('the text', () => {
  it('arrives as it was sent, whole or in chunks that cut letters apart', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((t) => !t.startsWith('\uFEFF'));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (sent, size) => {
        const arrived = Buffer.from(sent).toString('utf8');
        expect(await send(sent)).toEqual({ text: arrived });
        expect(await send(inChunks(Buffer.from(sent), size))).toEqual({ text: arrived });
      }),
      { numRuns: 30 },
    );
  });

  it('is not guessed when it is not UTF-8', async () => {
    for (const wrong of ['c3', 'ff', 'eda080', 'c080', 'f8888080', '22e68922']) {
      expect(await send(bytes(Buffer.from(wrong, 'hex')))).toEqual({ problem: 'not_utf8' });
    }
  });
});

describe('the limit', () => {
  it.each([
    [BODY_LIMIT, {}],
    [BODY_LIMIT + 1, { problem: 'too_large' }],
    [40 * BODY_LIMIT, { problem: 'too_large' }],
  ])('holds at %i bytes, announced or not, and the answer still arrives', async (size, expected) => {
    const body = Buffer.alloc(size, 'a');
    for (const sent of [bytes(body), inChunks(body, 10_000)]) {
      const { problem } = await send(sent);
      expect({ problem }).toEqual({ problem: undefined, ...expected });
    }
  });

  it('is in bytes, not letters', async () => {
    expect(await send('保'.repeat(BODY_LIMIT / 3 + 1))).toEqual({ problem: 'too_large' });
  });

  it('is not waited for once it is announced', async () => {
    const socket = net.connect(port, '127.0.0.1');
    socket.write(
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${BODY_LIMIT + 1}\r\n\r\n`,
    );
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('too_large');
    socket.destroy();
  });
});

it.each([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['Application/JSON;charset="UTF-8"', true],
  ['application/json; charset=utf8; version=1', true],
  ['application/json; charset=gbk', false],
  ['application/jsonp', false],
  ['application/problem+json', false],
  ['text/plain', false],
  ['text/plain; application/json', false],
  ['', false],
])('takes %s: %s', async (type, taken) => {
  expect(await send('{}', { 'content-type': type })).toEqual(taken ? { text: '{}' } : { problem: 'media_type' });
});

it('takes no compressed body, so that a small one cannot grow large', async () => {
  const packed = bytes(gzipSync('{}'));
  expect(await send(packed, { ...JSON_TYPE, 'content-encoding': 'gzip' })).toEqual({ problem: 'encoded' });
  expect(await send('{}', { ...JSON_TYPE, 'content-encoding': 'identity' })).toEqual({ text: '{}' });
});

it('ends when the sender goes away in the middle', async () => {
  const read = new Promise((resolve) => {
    const own = http.createServer(async (request) => {
      resolve(await readBody(request, 'application/json'));
      own.close();
    });
    own.listen(0, '127.0.0.1', () => {
      const socket = net.connect((own.address() as AddressInfo).port, '127.0.0.1');
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{}');
      socket.end();
      setTimeout(() => socket.destroy(), 50);
    });
  });
  expect(await read).toEqual({ ok: false, error: 'aborted' });
});
