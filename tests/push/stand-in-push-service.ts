import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as a browser would see it, and the headers it came with. */
export type TakenMessage = {
  readonly browser: string;
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
};

/** A browser that has subscribed: what its page hands to the site. */
export type Browser = {
  readonly name: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};

/**
 * A push service on this machine that speaks the protocol of the real ones: RFC 8030 (delivery), RFC 8292 (VAPID, which it verifies) and RFC 8291 (it holds
 * the browsers' keys too, and decrypts). Written from the documents, without the library that sends.
 * @param answers status per browser; 201 unless told
 */
export async function standInPushService(publicKey: string, answers: Map<string, number>) {
  const taken: TakenMessage[] = [];
  const refused: string[] = [];
  const secrets = new Map<string, { curve: ReturnType<typeof createECDH>; auth: Buffer }>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const name = request.url?.slice('/push/'.length) ?? '';
    const status = answers.get(name) ?? 201;
    const problem = problemOf(request, publicKey, origin());
    if (problem) refused.push(problem);
    else if (status === 201) {
      const text = decrypt(Buffer.concat(chunks), secrets.get(name));
      taken.push({ browser: name, text, headers: request.headers });
    }
    response.statusCode = problem ? 403 : status;
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = () => `http://${host()}`;
  return {
    taken,
    refused,
    host: host(),
    subscribe(name: string): Browser {
      const curve = createECDH('prime256v1');
      curve.generateKeys();
      const auth = randomBytes(16);
      secrets.set(name, { curve, auth });
      const p256dh = curve.getPublicKey('base64url');
      return { name, endpoint: `${origin()}/push/${name}`, p256dh, auth: auth.toString('base64url') };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** RFC 8030 §5 and RFC 8292 §2 and §3: what a push service must insist on. */
function problemOf({ method, headers }: IncomingMessage, publicKey: string, origin: string): string | null {
  if (method !== 'POST') return 'method';
  if (!/^\d+$/.test(String(headers.ttl))) return 'no TTL';
  if (headers['content-encoding'] !== 'aes128gcm') return 'content encoding';
  if (headers.topic && !/^[\w-]{1,32}$/.test(String(headers.topic))) return 'topic';
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
  if (key !== publicKey) return 'another key';
  const [head = '', body = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  if (!verify('sha256', Buffer.from(`${head}.${body}`), signer, Buffer.from(signature, 'base64url')))
    return 'signature';
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  if (claims.aud !== origin) return `audience ${claims.aud}`;
  if (!/^(mailto:|https:)/.test(claims.sub)) return 'subject';
  const left = claims.exp - Date.now() / 1000;
  return left > 0 && left <= 24 * 3600 ? null : 'expiry';
}

/** RFC 8188 with the keys of RFC 8291 §3.4; one record. */
function decrypt(body: Buffer, secret: { curve: ReturnType<typeof createECDH>; auth: Buffer } | undefined): string {
  if (!secret) throw new Error('nobody subscribed here');
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const own = secret.curve.getPublicKey();
  const shared = secret.curve.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender]);
  const ikm = Buffer.from(hkdfSync('sha256', shared, secret.auth, info, 32));
  const prk = createHmac('sha256', salt).update(ikm).digest();
  const expand = (label: string, bytes: number) =>
    createHmac('sha256', prk).update(`${label}\0\u0001`).digest().subarray(0, bytes);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    expand('Content-Encoding: aes128gcm', 16),
    expand('Content-Encoding: nonce', 12),
  );
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  return padded.subarray(0, end).toString('utf8');
}
