import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import { atomFeed } from '@/lib/dataset/describe/atom-feed';
import type { Front } from '../front.server';
import { sendFile } from '../send-file.server';

const FILE = /^\/dataset\/(latest|20\d{2}-(?:0[1-9]|1[0-2]))\/([\w][\w.-]{0,80})$/;

/** Types by the end of the name. What is compressed is handed out compressed: it is the file whose sum is published. */
const TYPES: readonly (readonly [string, string])[] = [
  ['.gz', 'application/gzip'],
  ['.parquet', 'application/vnd.apache.parquet'],
  ['.jsonld', 'application/ld+json'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['', 'text/plain; charset=utf-8'],
];
const PUBLIC = 'public, max-age=0, must-revalidate';

/** `GET /dataset/2026-10/records.parquet`, `/dataset/latest/…`: a file of a published release. @returns false when it is none of ours */
export async function releaseFile(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  front: Front,
): Promise<boolean> {
  const [, month = '', name = ''] = FILE.exec(pathname) ?? [];
  const file = name ? await front.parts.shelf.find(month, name, front.parts.version()) : null;
  if (!file) return false;
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Expose-Headers', 'ETag, Content-Range, Content-Length, Accept-Ranges');
  response.setHeader('Link', `<${DATA_LICENCE.url}>; rel="license"`);
  const kept = /\.(?:gz|parquet)$/.test(name) ? `attachment; filename="wurao_${file.month}_${name}"` : 'inline';
  response.setHeader('Content-Disposition', kept);
  const type = TYPES.find(([end]) => name.endsWith(end))?.[1] ?? 'application/octet-stream';
  const etag = `"${file.sha256.slice(0, 32)}"`;
  await sendFile(request, response, { ...file, etag, modified: file.publishedAt, type }, PUBLIC);
  return true;
}

/** `GET /dataset/feed.atom`, `/en/dataset/feed.atom`: the releases, newest first. */
export async function releaseFeed(response: ServerResponse, locale: 'zh-CN' | 'en', front: Front): Promise<void> {
  const releases = await front.parts.shelf.all(front.parts.version());
  const body = atomFeed(releases, `${front.https ? 'https' : 'http'}://${front.parts.host}`, locale);
  response.setHeader('Content-Type', 'application/atom+xml; charset=utf-8');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cache-Control', PUBLIC);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}
