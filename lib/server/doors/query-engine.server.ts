import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { queryEngine } from '@/lib/dataset/query/query-engine.server';
import { sendPage } from '../send-page';

const ENGINE = /^\/dataset\/query\/sqlite-[0-9a-f]{16}\.wasm$/;
const FOREVER = 'public, max-age=31536000, immutable';

/** `GET /dataset/query/sqlite-….wasm`: the program that runs queries in the browser. @returns false when it is not that */
export async function queryEngineFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<boolean> {
  if (!ENGINE.test(pathname)) return false;
  const engine = await queryEngine();
  if (engine.path !== pathname) return false;
  const headers = { 'content-type': 'application/wasm' };
  sendPage(request, response, { ...engine, status: 200, headers, version: engine.etag }, FOREVER);
  return true;
}
