import 'server-only';
import type { ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { Front } from '../front.server';
import { sendJson } from '../problem';

const PATIENCE = 2_000;

/** `GET /api/health`: 200 when the database answers within two seconds, else 503. */
export async function health(response: ServerResponse, front: Front): Promise<void> {
  const asked = front.parts.queue.pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  const database = await Promise.race([asked, after(PATIENCE, false, { ref: false })]);
  sendJson(response, database ? 200 : 503, {
    status: database ? 'ok' : 'unavailable',
    database,
    published: front.parts.version(),
  });
}
