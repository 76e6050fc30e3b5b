import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { bodyOf, listen, sendJson } from './listen';

const KEY_ID = 'LTAI-of-the-test';
const KEY_SECRET = 'secret-of-the-test';
const QUARTER_HOUR = 15 * 60_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export type StandInSms = Awaited<ReturnType<typeof aliyunSms>>;

/**
 * Dysmsapi 2017-05-25 as far as `SendSms` goes: checks signature V3 over what really arrived (method, path, raw query, the headers named as signed,
 * the body), the age of the date and that no nonce comes twice, and answers in the shapes of the documentation.
 */
export async function aliyunSms() {
  const sent: { number: string; code: string }[] = [];
  const nonces = new Set<string>();
  const state = { refuse: null as string | null };
  const server = await listen(async (request, response, url) => {
    const fault = faultOf(request, url.search.slice(1), await bodyOf(request), nonces);
    const RequestId = 'F655A8D5-B967-440B-8683-DAD6FF8DE990';
    if (fault)
      return sendJson(response, fault === 'InvalidAccessKeyId.NotFound' ? 404 : 400, {
        RequestId,
        Code: fault,
        Message: fault,
      });
    const { PhoneNumbers = '', SignName, TemplateCode, TemplateParam = '{}' } = Object.fromEntries(url.searchParams);
    if (!/^1\d{10}$/.test(PhoneNumbers))
      return sendJson(response, 200, { RequestId, Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: 'x' });
    if (SignName !== '勿扰榜')
      return sendJson(response, 200, { RequestId, Code: 'isv.SMS_SIGNATURE_ILLEGAL', Message: 'x' });
    if (TemplateCode !== 'SMS_154950909')
      return sendJson(response, 200, { RequestId, Code: 'isv.SMS_TEMPLATE_ILLEGAL', Message: 'x' });
    if (state.refuse) return sendJson(response, 200, { RequestId, Code: state.refuse, Message: 'x' });
    sent.push({ number: PhoneNumbers, code: (JSON.parse(TemplateParam) as { code: string }).code });
    sendJson(response, 200, { Code: 'OK', Message: 'OK', BizId: '9006197469364984400', RequestId });
  });
  const account = {
    ...{ endpoint: server.origin, keyId: KEY_ID, keySecret: KEY_SECRET },
    ...{ signName: '勿扰榜', template: 'SMS_154950909' },
  };
  return { ...server, sent, state, account };
}

function faultOf(request: IncomingMessage, query: string, body: string, nonces: Set<string>): string | null {
  const header = (name: string) => String(request.headers[name] ?? '');
  const given = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    header('authorization'),
  );
  if (!given) return 'MissingAuthorization';
  const [, keyId, names = '', signature = ''] = given;
  if (keyId !== KEY_ID) return 'InvalidAccessKeyId.NotFound';
  if (header('x-acs-action') !== 'SendSms' || header('x-acs-version') !== '2017-05-25') return 'InvalidAction.NotFound';
  const signed = names.split(';');
  const needed = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-acs-'))];
  if (needed.some((name) => !signed.includes(name))) return 'IncompleteSignature';
  if (header('x-acs-content-sha256') !== sha256(body)) return 'InvalidContentSha256';
  const lines = signed.map((name) => `${name}:${header(name).trim()}\n`).join('');
  const canonical = [request.method, '/', query.split('&').sort().join('&'), lines, names, sha256(body)].join('\n');
  const right = createHmac('sha256', KEY_SECRET)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest();
  if (!timingSafeEqual(right, Buffer.from(signature, 'hex'))) return 'SignatureDoesNotMatch';
  if (Math.abs(Date.now() - Date.parse(header('x-acs-date'))) > QUARTER_HOUR) return 'InvalidTimeStamp.Expired';
  if (nonces.has(header('x-acs-signature-nonce'))) return 'SignatureNonceUsed';
  nonces.add(header('x-acs-signature-nonce'));
  return null;
}
