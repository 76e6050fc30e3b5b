import { createHash, createHmac } from 'node:crypto';

/** A call to an RPC-style API of Alibaba Cloud: all parameters stand in the query, the body is empty. */
export interface Acs3Call {
  readonly method: 'GET' | 'POST';
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** UTC to the second, `2023-10-26T10:22:32Z`. */
  readonly date: string;
  /** Unlike that of any other call. */
  readonly nonce: string;
}

const ALGORITHM = 'ACS3-HMAC-SHA256';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const EMPTY_BODY = sha256('');

/** RFC 3986: `encodeURIComponent` and the five characters that it leaves alone. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The query as it is signed and sent: encoded, sorted by name. */
export const canonicalQuery = (parameters: Readonly<Record<string, string>>): string =>
  Object.keys(parameters)
    .sort()
    .map((name) => `${encoded(name)}=${encoded(parameters[name] ?? '')}`)
    .join('&');

/**
 * The headers of a call, signed by signature method V3 as documented at
 * help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature.
 */
export function signedHeaders(call: Acs3Call, keyId: string, keySecret: string): Record<string, string> {
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': EMPTY_BODY,
    'x-acs-date': call.date,
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const request = [call.method, '/', canonicalQuery(call.parameters), lines, names.join(';'), EMPTY_BODY].join('\n');
  const signature = createHmac('sha256', keySecret)
    .update(`${ALGORITHM}\n${sha256(request)}`)
    .digest('hex');
  const authorization = `${ALGORITHM} Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  return { ...headers, Authorization: authorization };
}
