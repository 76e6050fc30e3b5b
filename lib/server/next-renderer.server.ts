import 'server-only';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import type { Rendered } from './page-cache';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Headers that belong to one connection or that this server writes itself. */
const DROPPED = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
  'etag',
  'vary',
  'cache-control',
  'x-powered-by',
]);

/** Next on a port of its own on the loopback interface, so that its answers can be read whole before they are sent. */
export class NextRenderer {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

  private constructor(
    private readonly server: http.Server,
    private readonly port: number,
  ) {}

  static async open(handler: Handler): Promise<NextRenderer> {
    // A client's own headers may fill the usual 16 KiB; ours come on top of them.
    const server = http.createServer(
      { maxHeaderSize: 64 * 1024 },
      (request, response) => void handler(request, response),
    );
    // A connection that this side closes for idleness may be one the agent is just about to use again.
    server.keepAliveTimeout = 0;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new NextRenderer(server, (server.address() as AddressInfo).port);
  }

  /** Asks Next and reads the answer whole. Set-Cookie headers come apart, since there may be several. */
  async render(
    path: string,
    options: { method?: string; headers?: http.OutgoingHttpHeaders; body?: Readable } = {},
  ): Promise<Rendered & { cookies: string[] }> {
    const request = http.request({
      host: '127.0.0.1',
      port: this.port,
      path,
      method: options.method ?? 'GET',
      headers: { ...options.headers, 'accept-encoding': 'identity' },
      agent: this.agent,
    });
    // Next may answer before it has read a body, and close; that is heard below, not here.
    request.on('error', () => {});
    if (options.body) sendBody(options.body, request);
    else request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(response.headers)) {
      if (typeof value === 'string' && !DROPPED.has(name)) headers[name] = value;
    }
    return {
      status: response.statusCode ?? 502,
      headers,
      body: Buffer.concat(chunks),
      cookies: response.headers['set-cookie'] ?? [],
    };
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** Passes a body on. A sender who goes away in the middle must not leave Next waiting for the rest. */
function sendBody(body: Readable, request: http.ClientRequest): void {
  body.pipe(request);
  body.once('close', () => {
    if (!body.readableEnded) request.destroy();
  });
}
