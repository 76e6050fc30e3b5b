import { once } from 'node:events';
import http from 'node:http';
import { resolve } from 'node:path';
import next from 'next';
import { ReleaseShelf } from '@/lib/dataset/release/release-shelf.server';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/database.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { log } from '@/lib/platform/log.server';
import { settings } from '@/lib/platform/settings.server';
import { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { Front } from './front.server';
import { NextRenderer } from './next-renderer.server';
import { PublishedVersion } from './published-version.server';
import { routeRequest } from './route-request.server';

const { NODE_ENV, PORT, HOST, ORIGIN, TRUST_PROXY, WURAO_SECRET, WURAO_SECRET_PREVIOUS, RELEASES_DIR } = settings();

/** A connection on which nothing moves for so long is closed, in milliseconds. */
const SILENCE = 120_000;

/** Starts the HTTP front with Next behind it; the parent is told `ready` once it listens. */
async function serve(): Promise<void> {
  const queue = new IntakeQueue(pool());
  const app = next({ dev: NODE_ENV === 'development', dir: process.cwd(), hostname: 'localhost', port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const version = new PublishedVersion(pool());
  await version.start();
  const renderer = await NextRenderer.open((request, response) => handle(request, response));
  const front = new Front({
    renderer,
    queue,
    shelf: new ReleaseShelf(pool(), resolve(RELEASES_DIR ?? '.data/releases')),
    keys: keyring(WURAO_SECRET, WURAO_SECRET_PREVIOUS),
    clock: systemClock,
    https: ORIGIN.startsWith('https:'),
    trustedProxies: TRUST_PROXY,
    host: new URL(ORIGIN).host,
    development: NODE_ENV === 'development',
    version: version.read,
    logSize: version.logSize,
  });
  const server = http.createServer({ requestTimeout: 300_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 });
  server.on('request', routeRequest(front, handle));
  // A reader who takes nothing any more holds a file, a connection to the store, a place.
  server.setTimeout(SILENCE);
  if (NODE_ENV === 'development') {
    const upgrade = app.getUpgradeHandler();
    server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
  }
  server.listen(PORT, HOST);
  await once(server, 'listening');
  process.send?.('ready');
  await stopped();
  version.stop();
  server.close();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 3_000).unref();
  await once(server, 'close');
  await renderer.close();
  await pool().end();
  process.exit(0);
}

/** Resolves at SIGINT, SIGTERM, or when the parent is gone. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
}

serve().catch((error: unknown) => {
  log.fatal({ error: error instanceof Error ? error.message : 'unknown' }, 'the web server could not start');
  process.exit(1);
});
