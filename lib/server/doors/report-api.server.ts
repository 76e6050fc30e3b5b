import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deviceSetCookie } from '@/lib/accounts/device-secret';
import { formatRecoveryCode } from '@/lib/accounts/recovery-code';
import { insurerById } from '@/lib/insurers/registry';
import { log } from '@/lib/platform/log.server';
import type { Stored } from '@/lib/reports/intake/store-once.server';
import { submitReport } from '@/lib/reports/submit-report.server';
import type { Front } from '../front.server';
import { type Problem, sendJson, sendProblem } from '../problem';
import { type BodyProblem, readBody } from '../read-body';
import { explainer, languageOf, problemOf } from './explain';
import { doorOf, senderOf } from './sender-of';

const BODY_STATUS: Record<BodyProblem, number> = {
  too_large: 413,
  media_type: 415,
  encoded: 415,
  not_utf8: 400,
  aborted: 400,
};
const KEY = /^[\x21-\x7e]{16,200}$/;

/** `POST /api/v1/reports`: JSON in, a receipt out. */
export async function reportApi(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  const locale = languageOf(request.headers['accept-language']);
  const { say } = explainer(locale);
  const refuse = (problem: Problem) => sendProblem(response, problem);
  const idempotencyKey = request.headers['idempotency-key'];
  if (idempotencyKey !== undefined && !KEY.test(String(idempotencyKey))) {
    return refuse({ status: 400, title: say('title_bad_key'), detail: say('bad_key') });
  }
  const body = await readBody(request, 'application/json');
  if (!body.ok) {
    if (body.error === 'too_large') response.setHeader('Connection', 'close');
    return refuse({
      status: BODY_STATUS[body.error],
      title: say(`title_body_${body.error}`),
      detail: say(`body_${body.error}`),
    });
  }
  const raw = readJson(body.value);
  if (raw === undefined) return refuse({ status: 400, title: say('title_not_json'), detail: say('not_json') });
  const sender = senderOf(request, front);
  if (!sender.ok) return refuse({ status: 401, title: say('title_unknown_recovery'), detail: say('bad_recovery') });
  const context = {
    ...front.context(),
    sender: sender.value,
    door: doorOf(request, front.parts.host),
    idempotencyKey: idempotencyKey ? String(idempotencyKey) : null,
  };
  try {
    const submitted = await submitReport(raw, context);
    if (!submitted.ok) return refuse(problemOf(submitted.error, locale));
    if (submitted.value.device) response.setHeader('Set-Cookie', deviceSetCookie(submitted.value.device, front.https));
    response.setHeader('Location', `/report/receipt/${submitted.value.receipt}`);
    sendJson(response, 201, answer(submitted.value));
  } catch (error) {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a report could not be stored');
    refuse({ status: 503, title: say('title_unavailable'), detail: say('unavailable'), retryAfter: 5 });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(stored: Stored) {
  const insurer = stored.insurerId ? insurerById(stored.insurerId) : undefined;
  return {
    receipt: stored.receipt,
    recoveryCode: stored.recoveryCode ? formatRecoveryCode(stored.recoveryCode) : null,
    receivedAt: stored.receivedAt.toISOString(),
    calledAt: stored.calledAt.toISOString(),
    claim: stored.claim,
    insurer: insurer ? { id: insurer.id, name: insurer.shortNameZh, nameEn: insurer.nameEn } : null,
    links: {
      receipt: `/report/receipt/${stored.receipt}`,
      proof: `/api/v1/ledger/proof/${stored.receipt}`,
      insurer: insurer ? `/insurers/${insurer.id}` : null,
      rights: '/rights',
    },
  };
}
