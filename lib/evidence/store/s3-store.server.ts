import 'server-only';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { isObjectKey, type ObjectStore, type SealedFile } from './object-store';

export type S3Access = {
  /** Address of the bucket, such as https://s3.example/bucket or https://bucket.s3.example; keys are put behind it. */
  readonly url: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
};

/** Nothing for so long, and the store counts as gone; in milliseconds. */
const PATIENCE = 30_000;
const NO_BODY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

type Asked = { readonly method: 'GET' | 'PUT' | 'HEAD' | 'DELETE'; readonly key: string; readonly file?: SealedFile };

/** Files in any store that speaks the S3 protocol: PUT, GET, HEAD and DELETE of single objects, signed by AWS Signature Version 4. */
export function s3Store(s3: S3Access): ObjectStore {
  const ask = async (asked: Asked): Promise<IncomingMessage> => send(await signed(s3, asked), asked.file);
  return {
    async put(key, file) {
      const answer = await ask({ method: 'PUT', key, file });
      await emptied(answer, [200, 201, 204]);
      await rm(file.path, { force: true });
    },
    async get(key) {
      const answer = await ask({ method: 'GET', key });
      if (answer.statusCode === 200) return answer;
      await emptied(answer, [404]);
      return null;
    },
    async has(key) {
      const answer = await ask({ method: 'HEAD', key });
      await emptied(answer, [200, 404]);
      return answer.statusCode === 200;
    },
    async remove(key) {
      await emptied(await ask({ method: 'DELETE', key }), [200, 204, 404]);
    },
  };
}

type Signed = { readonly url: URL; readonly method: string; readonly headers: Record<string, string> };

async function signed({ url, region, keyId, secret }: S3Access, { method, key, file }: Asked): Promise<Signed> {
  if (!isObjectKey(key)) throw new RangeError('not a key of the store');
  const length: Record<string, string> = file
    ? { 'Content-Length': String(file.bytes), 'Content-Type': 'application/octet-stream' }
    : {};
  const signer = new AwsV4Signer({
    ...{ method, url: `${url.replace(/\/$/, '')}/${key}`, region, service: 's3' },
    ...{ accessKeyId: keyId, secretAccessKey: secret },
    headers: { 'X-Amz-Content-Sha256': file?.sha256 ?? NO_BODY },
  });
  const request = await signer.sign();
  return { url: request.url, method, headers: { ...Object.fromEntries(request.headers), ...length } };
}

/** `fetch` sends a stream without its length, which S3 refuses; the plain client does not. */
function send({ url, method, headers }: Signed, file: SealedFile | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, { method, headers, timeout: PATIENCE });
    request.once('response', resolve);
    request.once('error', reject);
    request.once('timeout', () => request.destroy(new Error('the evidence store does not answer')));
    if (!file) request.end();
    else pipeline(createReadStream(file.path), request).catch(reject);
  });
}

/** Reads an answer away. @throws for any other status than those expected; what the store says stays in the log, without keys */
async function emptied(
  answer: Readable & { statusCode?: number | undefined },
  expected: readonly number[],
): Promise<void> {
  let text = '';
  for await (const piece of answer) if (text.length < 2_000) text += String(piece);
  if (expected.includes(answer.statusCode ?? 0)) return;
  const [, code = 'no code'] = /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(text) ?? [];
  throw new Error(`the evidence store answered ${answer.statusCode} (${code})`);
}
