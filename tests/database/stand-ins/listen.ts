import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** A server of the test's own on the loopback interface. */
export async function listen(answer: Answer): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    Promise.resolve(answer(request, response, new URL(request.url ?? '/', 'http://stand-in'))).catch((error: Error) => {
      response.statusCode = 500;
      response.end(error.message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export function sendJson(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'Content-Type': type });
  response.end(JSON.stringify(body));
}

/** Who is at the browser: the one that the test names, or whoever a cookie of the stand-in's remembers. */
export function whoIsThere(
  request: IncomingMessage,
  named: string | null,
): { who: string; remember: Record<string, string> } {
  if (named !== null) return { who: named, remember: {} };
  const who = /who=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID();
  return { who, remember: { 'Set-Cookie': `who=${who}; Path=/` } };
}
