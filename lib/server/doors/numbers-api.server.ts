import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { lookUpNumber, type NotShown } from '@/lib/numbers/look-up-number';
import { answerOfNotice, answerOfNumber } from '@/lib/numbers/number-answer';
import { rangesOf } from '@/lib/numbers/number-range';
import { readNumberBook } from '@/lib/numbers/read-numbers.server';
import { log } from '@/lib/platform/log.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';
import { clientNetwork, forwardedFor } from '../client-network';
import type { Front } from '../front.server';
import { sendJson, sendProblem } from '../problem';
import { setRateLimit } from '../rate-limit-headers';
import { explainer, languageOf } from './explain';

const RANGE = /^\/api\/v1\/numbers\/range\/([0-9a-f]{5})$/;
const NUMBER = /^\/api\/v1\/numbers\/([^/]{1,120})$/;
const MINUTE = 60;

let limiter: Limiter | undefined;
const lookUps = (): Limiter => {
  limiter ??= createLimiter({ name: 'numbers', points: Math.ceil(60 * settings().RATE_LIMIT_FACTOR), seconds: MINUTE });
  return limiter;
};

/** Charges one look-up to the network that asks: a list of all numbers is not to be had by asking for each. */
export async function admitLookUp(request: IncomingMessage, response: ServerResponse, front: Front): Promise<boolean> {
  const network = clientNetwork(request.socket.remoteAddress, forwardedFor(request), front.trustedProxies);
  const { limit, consume } = lookUps();
  const admitted = await consume(network);
  setRateLimit(response, limit, admitted.ok ? admitted.value : { remaining: 0, reset: admitted.error.retryAfter });
  if (!admitted.ok) response.setHeader('Retry-After', String(admitted.error.retryAfter));
  return admitted.ok;
}

/** `GET /api/v1/numbers/{number}` and `/numbers/range/{prefix}`. The number is in the address, so no failure here logs it. */
export async function numbersApi(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  front: Front,
): Promise<void> {
  const { say } = explainer(languageOf(request.headers['accept-language']));
  if (!(await admitLookUp(request, response, front))) {
    return sendProblem(response, { status: 429, title: say('title_limited'), detail: say('limited_look_ups') });
  }
  try {
    await answer(request, response, path);
  } catch (error) {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a number could not be looked up');
    sendProblem(response, { status: 503, title: say('title_unavailable'), retryAfter: 5 });
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  const { book } = await readNumberBook();
  const [, range] = RANGE.exec(path) ?? [];
  if (range) return sendJson(response, 200, { range, notices: (rangesOf(book).get(range) ?? []).map(answerOfNotice) });
  const [, written = ''] = NUMBER.exec(path) ?? [];
  const { say } = explainer(languageOf(request.headers['accept-language']));
  const found = lookUpNumber(decodeURIComponent(written), book);
  if (found.ok) return sendJson(response, 200, answerOfNumber(found.value));
  const { status, title, detail } = said(found.error, say);
  sendProblem(response, { status, title, detail, code: found.error.code });
}

/** A number that may be a person's gets the same answer whether anybody reported it or not. */
function said({ code }: NotShown, say: (code: string) => string) {
  if (code === 'personal' || code === 'hidden')
    return { status: 404, title: say('title_not_shown'), detail: say(`look_up_${code}`) };
  return { status: 400, title: say('title_no_number'), detail: say(`number_${code}`) };
}
