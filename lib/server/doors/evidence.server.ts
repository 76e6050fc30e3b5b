import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { addAttachment } from '@/lib/evidence/add-attachment.server';
import { type EvidenceProblem, LARGEST_FILE } from '@/lib/evidence/attachment';
import { evidenceVault } from '@/lib/evidence/vault/evidence-vault.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { err, type Result } from '@/lib/platform/result';
import { settings } from '@/lib/platform/settings.server';
import { answerWithPage } from '../answer-with-page.server';
import { clientNetwork, forwardedFor } from '../client-network';
import type { Front } from '../front.server';
import { sendJson, sendProblem } from '../problem';
import { seeOther } from '../see-other';
import { demandPace } from './demand-pace';
import { explainer } from './explain';
import { Places } from './places';
import { BrokenForm, drain, readMultipart } from './read-multipart.server';
import { doorOf } from './sender-of';

/** Files an hour from one network. */
const PER_HOUR = 120;
/** Files taken in at once by this process, of which the library draws four pictures at a time; and files at once from one network. */
const places = new Places(12, 4);
/** What a form has besides its file, in bytes. */
const ENVELOPE = 16 * 1024;

const STATUS: Readonly<Record<EvidenceProblem, number>> = {
  no_file: 422,
  empty: 422,
  too_large: 413,
  heic: 415,
  video: 415,
  unknown_type: 415,
  broken: 422,
  too_many: 409,
  too_much: 409,
  same_file: 409,
  limited: 429,
  busy: 503,
  store_down: 503,
  not_a_form: 415,
  aborted: 400,
  cross_site: 403,
};

let limiter: Limiter | undefined;

type Upload = { readonly receipt: string; readonly locale: Locale };

/**
 * `POST /me/calls/{receipt}/evidence`: one file as `multipart/form-data`, for whoever sent the report. A program that asks for JSON gets 201 or a
 * problem; a plain form the page of the call by 303, or that page with what was wrong.
 */
export async function evidenceUpload(
  request: IncomingMessage,
  response: ServerResponse,
  { receipt, locale }: Upload,
  front: Front,
): Promise<void> {
  const path = `/me/calls/${receipt}`;
  if (!(await isMine(request, path, locale, front))) {
    drain(request);
    return notFound(request, response, path, locale, front);
  }
  const taken = await take(request, receipt, front);
  drain(request);
  const json = request.headers.accept?.includes('application/json');
  if (taken.ok && json) return sendJson(response, 201, { name: taken.value });
  if (taken.ok) return seeOther(response, `${localePath(locale, path)}?added=${taken.value}#evidence`);
  const code = taken.error;
  const status = STATUS[code];
  if (status === 429 || status === 503) response.setHeader('Retry-After', status === 429 ? '3600' : '10');
  if (json) {
    const { say } = explainer(locale);
    return sendProblem(response, {
      status,
      title: say('title_evidence'),
      errors: [{ field: 'file', code, message: code }],
    });
  }
  await answerWithPage(request, response, front, { path, locale, status, own: { 'x-wurao-evidence': code } });
}

async function take(request: IncomingMessage, receipt: string, front: Front): Promise<Result<string, EvidenceProblem>> {
  if (request.headers.origin !== undefined && doorOf(request, front.parts.host) !== 'script') return err('cross_site');
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) return err('not_a_form');
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE + ENVELOPE) return err('too_large');
  limiter ??= createLimiter({
    name: 'evidence',
    points: Math.ceil(PER_HOUR * settings().RATE_LIMIT_FACTOR),
    seconds: 3600,
  });
  const network = clientNetwork(request.socket.remoteAddress, forwardedFor(request), front.trustedProxies);
  if (!limiter.consume(network).ok) return err('limited');
  const giveBack = places.take(network);
  if (!giveBack) return err('busy');
  const letGo = demandPace(request);
  try {
    const file = await readMultipart(request, 'file', LARGEST_FILE + 1);
    if (!file) return err('no_file');
    const parts = { pool: front.parts.queue.pool, vault: evidenceVault(), now: front.parts.clock };
    const added = await addAttachment(parts, receipt, file);
    return !added.ok && added.error === 'empty' ? err('no_file') : added;
  } catch (error) {
    if (error instanceof BrokenForm || isBrokenOff(error)) return err('aborted');
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'evidence could not be kept');
    return err('store_down');
  } finally {
    letGo();
    giveBack();
  }
}

const isBrokenOff = (error: unknown): boolean =>
  /unexpected end of multipart|premature close|terminated early/i.test(error instanceof Error ? error.message : '');

/** Next knows who the visitor is; the answer is JSON for him and 404 for everybody else. */
export async function isMine(request: IncomingMessage, path: string, locale: Locale, front: Front): Promise<boolean> {
  const answer = await front.renderPage(request, { path: `${path}/evidence`, locale });
  return answer.status === 200 && Boolean(answer.headers['content-type']?.startsWith('application/json'));
}

async function notFound(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  locale: Locale,
  front: Front,
): Promise<void> {
  if (request.headers.accept?.includes('application/json'))
    return sendProblem(response, { status: 404, title: 'Not Found' });
  await answerWithPage(request, response, front, { path, locale, status: 404 });
}
