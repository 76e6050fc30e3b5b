import '../database/intake-settings';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ReleaseShelf } from '@/lib/dataset/release/release-shelf.server';
import { Front } from '@/lib/server/front.server';
import { NextRenderer } from '@/lib/server/next-renderer.server';
import { routeRequest } from '@/lib/server/route-request.server';
import { keys, now } from '../database/arrivals';
import type { IntakeFixture } from '../database/intake-fixture';

export type Answer = { status: number; type: string; headers: http.IncomingHttpHeaders; text: string };
export type Request = {
  path?: string;
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  body?: Buffer | string;
  chunked?: boolean;
};

/** Stands in for Next, which is not ours: says what it was asked. */
async function nextStandIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><title>${request.url}</title>${request.headers['x-wurao-draft'] ? '<form>' : ''}`);
}

/** The real front server over a database of the test, and a client that keeps its connections. */
export async function openFront(db: IntakeFixture, releases = '.data/no-releases', next = nextStandIn) {
  const renderer = await NextRenderer.open(next);
  const parts = {
    renderer,
    queue: db.queue,
    shelf: new ReleaseShelf(db.pool, releases),
    keys,
    clock: () => now,
    https: false,
    trustedProxies: 0,
    host: 'localhost',
  };
  const front = new Front({ ...parts, development: false, version: () => '1', logSize: () => '0' });
  // A test may think longer between two requests than a server keeps an idle connection.
  const limits = { requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 0 };
  const server = http.createServer(limits, routeRequest(front, next));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });
  return {
    port,
    async send({
      path = '/api/v1/reports',
      method = 'POST',
      headers = {},
      body = '',
      chunked = false,
    }: Request): Promise<Answer> {
      const bytes = Buffer.from(body);
      const length = chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': bytes.length };
      const request = http.request({
        host: '127.0.0.1',
        port,
        agent,
        path,
        method,
        headers: { ...length, ...headers },
      });
      const answered = once(request, 'response');
      if (chunked) for (let at = 0; at < bytes.length; at += 1_021) request.write(bytes.subarray(at, at + 1_021));
      request.end(chunked ? undefined : bytes);
      const [response] = (await answered) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const type = response.headers['content-type'] ?? '';
      return {
        status: response.statusCode ?? 0,
        type,
        headers: response.headers,
        text: Buffer.concat(chunks).toString('utf8'),
      };
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await renderer.close();
    },
  };
}

export type OpenFront = Awaited<ReturnType<typeof openFront>>;

/** Does all the work with so many at a time. */
export async function inParallel<T>(
  items: readonly T[],
  hands: number,
  work: (item: T, i: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < items.length) {
      const i = next++;
      await work(items[i] as T, i);
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
}
