import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { deviceSetCookie } from '@/lib/accounts/device-secret';
import { type Locale, localePath } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import { writeDraft } from '@/lib/reports/form-draft';
import { readFormToken } from '@/lib/reports/form-token';
import type { ReportProblem } from '@/lib/reports/read-report';
import { receiptPath } from '@/lib/reports/receipt-path';
import { type SubmitProblem, submitReport } from '@/lib/reports/submit-report.server';
import { answerWithPage } from '../answer-with-page.server';
import { cameFromHere } from '../came-from-here';
import type { Front } from '../front.server';
import { readBody } from '../read-body';
import { seeOther } from '../see-other';
import { problemOf } from './explain';
import { formFields } from './form-fields';
import { senderOf } from './sender-of';

/** A page must have been open this long before a report without a puzzle is taken; a faster one waits here, in milliseconds. */
const PACE = 4_000;
const MOST_WAITING = 500;
let waiting = 0;

type Fields = ReturnType<typeof formFields>;
type Answer =
  | { status: number; problems: readonly ReportProblem[] }
  | { receipt: string; cookie: string | null; known: boolean };

/** `POST /report`: the plain form. A receipt page by 303, or the form again with what was typed and what to mend. */
export async function reportForm(
  request: IncomingMessage,
  response: ServerResponse,
  locale: Locale,
  front: Front,
): Promise<void> {
  const body = await readBody(request, 'application/x-www-form-urlencoded');
  const fields = body.ok ? formFields(body.value) : {};
  const answer = body.ok
    ? await submit(request, fields, locale, front)
    : { status: body.error === 'too_large' ? 413 : 415, problems: [{ field: 'body', code: `body_${body.error}` }] };
  if ('receipt' in answer) {
    if (answer.cookie) response.setHeader('Set-Cookie', answer.cookie);
    return seeOther(response, localePath(locale, receiptPath(answer.receipt, answer.known)));
  }
  const own = { 'x-wurao-draft': writeDraft({ values: fields, problems: answer.problems }) };
  await answerWithPage(request, response, front, { path: '/report', locale, status: answer.status, own });
}

async function submit(request: IncomingMessage, fields: Fields, locale: Locale, front: Front): Promise<Answer> {
  const refuse = (code: string, status: number, field = 'body'): Answer => ({ status, problems: [{ field, code }] });
  const sender = senderOf(request, front);
  const context = front.context();
  const token = readFormToken(String(fields.formToken ?? ''), context.now, context.keys);
  // What another site has filled in is shown, to be sent from here or not.
  if (!sender.ok || !token.ok || !cameFromHere(request, front.parts.host)) return refuse('form_token_expired', 422);
  if (!(await paced(token.value.issuedAt, context.now))) return refuse('limited_network', 429);
  try {
    const said = { ...context, sender: sender.value, door: 'plain' as const, idempotencyKey: null };
    const submitted = await submitReport(fields, said);
    if (!submitted.ok) return refused(submitted.error, locale);
    const { receipt, device } = submitted.value;
    return { receipt, cookie: device ? deviceSetCookie(device, front.https) : null, known: false };
  } catch (error) {
    log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a report could not be stored');
    return refuse('unavailable', 503);
  }
}

function refused(problem: SubmitProblem, locale: Locale): Answer {
  if (problem.kind === 'duplicate') return { receipt: problem.receipt, cookie: null, known: true };
  const { status } = problemOf(problem, locale);
  if (problem.kind === 'invalid') return { status, problems: problem.problems };
  const code =
    problem.kind === 'limited'
      ? `limited_${problem.limit}`
      : problem.kind === 'form_token'
        ? 'form_token_expired'
        : problem.kind;
  return { status, problems: [{ field: 'body', code }] };
}

/** Lets a page that was open too short a time wait for the rest of it; false when too many wait already. */
async function paced(issuedAt: Date, now: Date): Promise<boolean> {
  const rest = PACE - (now.getTime() - issuedAt.getTime());
  if (rest <= 0) return true;
  if (waiting >= MOST_WAITING) return false;
  waiting++;
  try {
    await wait(Math.min(rest, PACE));
    return true;
  } finally {
    waiting--;
  }
}
