import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Access = { readonly keyId: string; readonly secret: string; readonly region: string };

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hex = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/**
 * A store that speaks as much of the S3 protocol as is used here (PUT, GET, HEAD, DELETE of an object) and is as strict about it: AWS Signature
 * Version 4 over the canonical request, a clock within 15 minutes, the length of a body, its SHA-256.
 */
export async function objectStoreStandIn(access: Access) {
  const objects = new Map<string, Buffer>();
  const refusals: string[] = [];
  let down = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const refuse = (status: number, code: string) => {
      refusals.push(code);
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(request.method === 'HEAD' ? '' : `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    };
    if (down) return refuse(503, 'SlowDown');
    const wrong = signatureProblem(request, body, access);
    if (wrong) return refuse(wrong === 'MissingContentLength' ? 411 : 403, wrong);
    const path = new URL(request.url ?? '/', 'http://store').pathname;
    if (!path.startsWith('/bucket/')) return refuse(404, 'NoSuchBucket');
    const found = objects.get(path);
    if (request.method === 'PUT') {
      objects.set(path, body);
      return void response.writeHead(200, { etag: `"${hex(body)}"` }).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(path);
      return void response.writeHead(204).end();
    }
    if (!found) return refuse(404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': found.length });
    response.end(request.method === 'HEAD' ? undefined : found);
  }

  const server = http.createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/bucket`,
    objects,
    refusals,
    setDown: (now: boolean) => {
      down = now;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What AWS would say of a request, or null: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function signatureProblem(request: IncomingMessage, body: Buffer, { keyId, secret, region }: Access): string | null {
  const { headers, method = '' } = request;
  const said =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!said) return 'AccessDenied';
  const [, id, day = '', where, signedHeaders = '', signature = ''] = said;
  if (id !== keyId) return 'InvalidAccessKeyId';
  if (where !== region) return 'AuthorizationHeaderMalformed';
  const date = String(headers['x-amz-date'] ?? '');
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  if (Math.abs(Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`) - Date.now()) > 15 * 60_000)
    return 'RequestTimeTooSkewed';
  if (method === 'PUT' && headers['content-length'] === undefined) return 'MissingContentLength';
  const payload = String(headers['x-amz-content-sha256'] ?? '');
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== hex(body)) return 'XAmzContentSHA256Mismatch';
  const names = signedHeaders.split(';');
  if (
    !names.includes('host') ||
    Object.keys(headers).some((name) => name.startsWith('x-amz-') && !names.includes(name))
  )
    return 'AccessDenied';
  const url = new URL(request.url ?? '/', 'http://store');
  const query = [...url.searchParams]
    .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`)
    .sort()
    .join('&');
  const canonical = [
    ...[method, url.pathname, query],
    ...names.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    ...['', signedHeaders, payload],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request');
  const expected = hmac(key, ['AWS4-HMAC-SHA256', date, scope, hex(canonical)].join('\n'));
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}
