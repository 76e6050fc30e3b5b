import 'server-only';
import { open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { byteRange, continues, isRefused, isUnchanged } from './byte-range';
import { sendProblem } from './problem';

/** A file that does not change as long as its tag does not. */
export type SentFile = {
  readonly path: string;
  readonly bytes: number;
  readonly etag: string;
  readonly modified: Date;
  readonly type: string;
};

/** Bytes read at a time: the loop turns once for each. */
const CHUNK = 256 * 1024;

/** Sends a file or the part of it that is asked for: conditions, ranges and HEAD as RFC 9110 has them. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: SentFile,
  cacheControl: string,
): Promise<void> {
  response.setHeader('ETag', file.etag);
  response.setHeader('Last-Modified', file.modified.toUTCString());
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Cache-Control', cacheControl);
  if (isRefused(request.headers, file)) return sendProblem(response, { status: 412, title: 'Precondition Failed' });
  if (isUnchanged(request.headers, file)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const asked = request.method === 'GET' && continues(request.headers, file) ? request.headers.range : undefined;
  const range = byteRange(asked, file.bytes);
  if (range === 'beyond') {
    response.setHeader('Content-Range', `bytes */${file.bytes}`);
    return sendProblem(response, { status: 416, title: 'Range Not Satisfiable' });
  }
  const { from, to } = range ?? { from: 0, to: file.bytes - 1 };
  const handle = request.method === 'HEAD' ? null : await open(file.path);
  response.statusCode = range ? 206 : 200;
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Length', to - from + 1);
  if (range) response.setHeader('Content-Range', `bytes ${from}-${to}/${file.bytes}`);
  if (!handle || file.bytes === 0) {
    await handle?.close();
    response.end();
    return;
  }
  // A reader who goes away in the middle is none of our errors.
  await pipeline(handle.createReadStream({ start: from, end: to, highWaterMark: CHUNK }), response).catch((error) => {
    if (!response.destroyed) throw error;
  });
}
