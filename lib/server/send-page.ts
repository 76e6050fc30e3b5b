import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CachedPage } from './page-cache';

/** Sends a prepared answer in the best encoding the client takes, or 304 when it has this very one. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: CachedPage,
  cacheControl: string,
): void {
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  const [encoding, body] = encoded(page, String(request.headers['accept-encoding'] ?? ''));
  const tag = encoding ? `"${page.etag}-${encoding}"` : `"${page.etag}"`;
  response.setHeader(
    'Vary',
    response.hasHeader('Vary') ? `${response.getHeader('Vary')}, Accept-Encoding` : 'Accept-Encoding',
  );
  response.setHeader('Cache-Control', cacheControl);
  response.setHeader('ETag', tag);
  if (page.status === 200 && isFresh(request.headers['if-none-match'], page.etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.statusCode = page.status;
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

function encoded(page: CachedPage, accept: string): ['br' | 'gzip' | null, Buffer] {
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`).test(accept);
  if (takes('br')) return ['br', page.br];
  if (takes('gzip')) return ['gzip', page.gzip];
  return [null, page.body];
}

const isFresh = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === '*' || header.includes(`"${etag}`));
