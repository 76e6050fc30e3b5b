import 'server-only';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { canonicalQuery, signedHeaders } from './acs3-signature';
import type { AliyunSms } from './sms-route';

const GIVE_UP_MS = 8_000;

const answered = z.object({ Code: z.string() });

/** The gateway did not take a message; `reason` is its own code, such as `isv.BUSINESS_LIMIT_CONTROL`, and names no number. */
export class SmsRefused extends Error {
  constructor(readonly reason: string) {
    super(`the SMS gateway did not take the message: ${reason}`);
  }
}

/**
 * Sends a code by `SendSms` of Dysmsapi 2017-05-25, through a template with one variable, `code`.
 * @param number eleven digits, mainland China
 * @throws SmsRefused when the gateway says anything but OK
 */
export async function sendByAliyun(account: AliyunSms, number: string, code: string, now: Date): Promise<void> {
  const { host } = new URL(account.endpoint);
  const parameters = {
    PhoneNumbers: number,
    SignName: account.signName,
    TemplateCode: account.template,
    TemplateParam: JSON.stringify({ code }),
  };
  const date = `${now.toISOString().slice(0, 19)}Z`;
  const call = {
    method: 'POST',
    host,
    action: 'SendSms',
    version: '2017-05-25',
    parameters,
    date,
    nonce: randomUUID(),
  } as const;
  const { host: _, ...headers } = signedHeaders(call, account.keyId, account.keySecret);
  const response = await fetch(new URL(`/?${canonicalQuery(parameters)}`, account.endpoint), {
    method: 'POST',
    headers: { ...headers, Accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(GIVE_UP_MS),
  });
  const answer = answered.safeParse(await response.json().catch(() => null));
  if (!answer.success) throw new SmsRefused(`HTTP ${response.status}`);
  if (!response.ok || answer.data.Code !== 'OK') throw new SmsRefused(answer.data.Code.slice(0, 80));
}
