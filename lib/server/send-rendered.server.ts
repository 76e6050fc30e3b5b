import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentSecurityPolicy } from './content-security-policy';
import type { Rendered } from './page-cache';

const gzipped = promisify(gzip);
/** Bytes below which compressing saves no packet. */
const SMALL = 1_400;

/** Sends an answer that was rendered for this request alone; no cache keeps it. */
export async function sendRendered(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, cookies = [] }: Rendered & { cookies?: readonly string[] },
  development = false,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!development && headers['content-type']?.startsWith('text/html')) {
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(body.toString('utf8')));
  }
  if (cookies.length > 0) response.appendHeader('Set-Cookie', cookies as string[]);
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Vary', 'Accept-Encoding');
  const zip = body.length > SMALL && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (zip) response.setHeader('Content-Encoding', 'gzip');
  const sent = zip ? await gzipped(body, { level: 5 }) : body;
  response.setHeader('Content-Length', sent.length);
  response.statusCode = status;
  response.end(request.method === 'HEAD' ? undefined : sent);
}
