import 'server-only';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { settings } from '@/lib/platform/settings.server';

/** The web server is bundled into the folder in which the worker was put before it started. */
const FILE = fileURLToPath(new URL('./service-worker.js', import.meta.url));
/** Ends a worker that is out there: it forgets all it kept, and the pages go to the network again. */
const GOODBYE = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
})()));
`;

let text: Promise<string> | undefined;

/** `GET /service-worker.js`: browsers ask for it again with every page they open, and no cache may answer for us. */
export async function serviceWorkerFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
  text ??= settings().SERVICE_WORKER === 'off' ? Promise.resolve(GOODBYE) : readFile(FILE, 'utf8').catch(() => GOODBYE);
  const body = Buffer.from(await text, 'utf8');
  response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
  response.setHeader('Content-Security-Policy', "default-src 'none'; connect-src 'self'");
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
