import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ocrEngine, ocrEngineFileOf } from '@/lib/import/ocr-engine.server';
import { sendPage } from '../send-page';

const FILE = /^(\/report\/import\/reader-[0-9a-f]{16})\/([a-z0-9._-]{1,60})$/;
const FOREVER = 'public, max-age=31536000, immutable';
/** A worker has the policy of its own file: it may compile WebAssembly and fetch from this site, no more. */
const WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** `GET /report/import/reader-…/…`: the program that reads screenshots in the browser. @returns false when it is not that */
export async function ocrEngineFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<boolean> {
  const [, folder, name = ''] = FILE.exec(pathname) ?? [];
  if (!folder || folder !== (await ocrEngine()).path) return false;
  const file = await ocrEngineFileOf(name);
  if (!file) return false;
  if (name.endsWith('.gz')) request.headers['accept-encoding'] = 'identity';
  const headers = { 'content-type': file.type, 'content-security-policy': WORKER };
  sendPage(request, response, { ...file, status: 200, headers, version: file.etag }, FOREVER);
  return true;
}
