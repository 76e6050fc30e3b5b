import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '@/lib/platform/result';

/** Largest request body taken, in bytes. */
export const BODY_LIMIT = 64 * 1024;

export type BodyProblem = 'too_large' | 'media_type' | 'not_utf8' | 'aborted' | 'encoded';

/**
 * Reads a request body as text. Takes one media type, UTF-8, at most {@link BODY_LIMIT} bytes and no content encoding.
 * @returns the text, or what was wrong with it: `too_large` (413), `media_type` and `encoded` (415), `not_utf8` (400), `aborted`
 */
export async function readBody(request: IncomingMessage, mediaType: string): Promise<Result<string, BodyProblem>> {
  if (!isMediaType(request.headers['content-type'], mediaType)) return err('media_type');
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') return err('encoded');
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return err('too_large');
  const bytes = await readBytes(request, BODY_LIMIT);
  return bytes.ok ? decode(bytes.value) : bytes;
}

/**
 * Reads a body of at most so many bytes, whatever it is. What comes after the limit is let through unread: the answer and the next request need the
 * connection.
 */
export function readBytes(request: IncomingMessage, most: number): Promise<Result<Buffer, 'too_large' | 'aborted'>> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return void chunks.push(chunk);
      chunks = [];
      resolve(err('too_large'));
    });
    request.once('end', () => resolve(ok(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))));
    request.once('error', () => resolve(err('aborted')));
    request.once('close', () => resolve(err('aborted')));
  });
}

function isMediaType(header: string | undefined, mediaType: string): boolean {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith('charset='));
  return type.trim() === mediaType && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}

// As a decoder does, a byte order mark is left out.
function decode(bytes: Buffer): Result<string, BodyProblem> {
  if (!isUtf8(bytes)) return err('not_utf8');
  const text = bytes.toString('utf8');
  return ok(text.startsWith('\ufeff') ? text.slice(1) : text);
}
