import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type DeviceSecret, deviceSetCookie } from '@/lib/accounts/device-secret';
import { draftCalls, type ImportDraft, readDraftCall, writeImportDraft } from '@/lib/import/import-draft';
import { parseText } from '@/lib/import/parse-text';
import { reportOfCall } from '@/lib/import/report-of-call';
import { siftCalls } from '@/lib/import/sift-calls';
import { type Locale, localePath } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';
import { readFormToken } from '@/lib/reports/form-token';
import type { Sender } from '@/lib/reports/intake/submission-identity';
import { submitReport } from '@/lib/reports/submit-report.server';
import { answerWithPage } from '../answer-with-page.server';
import { cameFromHere } from '../came-from-here';
import { clientNetwork, forwardedFor } from '../client-network';
import type { Front } from '../front.server';
import { readBody } from '../read-body';
import { seeOther } from '../see-other';
import { formFields } from './form-fields';
import { senderOf } from './sender-of';

type Fields = ReturnType<typeof formFields>;

/** Logs a minute from one network: reading the worst of them keeps this process busy for a third of a second. */
const PER_MINUTE = 30;
let limiter: Limiter | undefined;
const readings = (): Limiter => {
  const points = Math.ceil(PER_MINUTE * settings().RATE_LIMIT_FACTOR);
  limiter ??= createLimiter({ name: 'logs', points, seconds: 60 });
  return limiter;
};
const networkOf = (request: IncomingMessage, { trustedProxies }: Front): string =>
  clientNetwork(request.socket.remoteAddress, forwardedFor(request), trustedProxies);

/** Longest log and most calls that the plain form takes at once. */
const MOST_CALLS = 60;
/** The page of a ticked list must have been open this long, in milliseconds. */
const PACE = 4_000;
const NOTHING: ImportDraft = { calls: [], more: 0, unread: 0, aside: {}, values: {}, problems: [] };

/**
 * `POST /report/import`: the import without script. A pasted log comes back as a list to tick; the ticked list is taken, and answered by 303 with
 * what was counted. The log itself is read and forgotten.
 */
export async function importForm(
  request: IncomingMessage,
  response: ServerResponse,
  locale: Locale,
  front: Front,
): Promise<void> {
  const body = await readBody(request, 'application/x-www-form-urlencoded');
  if (!body.ok) return show({ ...NOTHING, problems: [body.error === 'too_large' ? 'too_long' : 'not_taken'] }, 413);
  const fields = formFields(body.value);
  if (typeof fields.log === 'string')
    return readings().consume(networkOf(request, front)).ok ? showLog(fields.log) : tooMany();
  const told = await sendTicked(request, fields, front);
  if ('problem' in told)
    return show({ ...NOTHING, ...listOf(fields), values: kept(fields), problems: [told.problem] }, told.status);
  if (told.device) response.setHeader('Set-Cookie', deviceSetCookie(told.device, front.https));
  return seeOther(response, localePath(locale, `/report/imported?${told.counts}`));

  function tooMany(): Promise<void> {
    response.setHeader('Retry-After', '60');
    return show({ ...NOTHING, problems: ['limited'] }, 429);
  }

  function showLog(text: string): Promise<void> {
    const { now } = front.context();
    const found = parseText(text, now);
    const sifted = siftCalls(found.calls, now);
    const problems = sifted.offered.length === 0 ? ['no_text'] : [];
    return show({ ...NOTHING, ...draftCalls(sifted), unread: found.unread, aside: sifted.aside, problems }, 200);
  }

  function show(draft: ImportDraft, status: number): Promise<void> {
    const own = { 'x-wurao-import': writeImportDraft(draft) };
    return answerWithPage(request, response, front, { path: '/report/import', locale, status, own });
  }
}

/** Another app shared something with this site before its service worker was there: nothing is kept, and the page says what to do. */
export function sharedElsewhere(request: IncomingMessage, response: ServerResponse, locale: Locale): void {
  request.resume();
  response.setHeader('Connection', 'close');
  seeOther(response, localePath(locale, '/report/import#not-received'));
}

type Told = { device: DeviceSecret | null; counts: URLSearchParams } | { problem: string; status: number };

async function sendTicked(request: IncomingMessage, fields: Fields, front: Front): Promise<Told> {
  const sender = senderOf(request, front);
  const context = front.context();
  const token = readFormToken(String(fields.formToken ?? ''), context.now, context.keys);
  if (!sender.ok || !token.ok || !cameFromHere(request, front.parts.host))
    return { problem: 'page_expired', status: 422 };
  const calls = [fields.call ?? []]
    .flat()
    .slice(0, MOST_CALLS)
    .map(readDraftCall)
    .filter((call) => call !== null);
  if (calls.length === 0) return { problem: 'need_tick', status: 422 };
  const insurer = [fields.insurer ?? ''].flat().find(Boolean);
  const city = String(fields.city ?? '');
  if (!insurer || !city) return { problem: insurer ? 'need_city' : 'need_name', status: 422 };
  const formToken = String(fields.formToken);
  await wait(Math.min(PACE, Math.max(0, PACE - (context.now.getTime() - token.value.issuedAt.getTime()))));
  const shared = { city, role: String(fields.role ?? '') || null };
  const bodies = calls.map((call) => ({ ...reportOfCall(call, insurer, shared), formToken }));
  return sendAll(bodies, sender.value, token.value.id, front);
}

type Counts = { counted: number; there: number; refused: number; later: number };

async function sendAll(bodies: Record<string, string>[], sender: Sender, page: string, front: Front): Promise<Told> {
  const counts: Counts = { counted: 0, there: 0, refused: 0, later: 0 };
  let { device } = sender;
  let first: string | null = null;
  for (const [i, body] of bodies.entries()) {
    const idempotencyKey = `${page}.${body.number ?? 'hidden'}.${body.calledAt}`.replace(/\s/g, '');
    const context = { ...front.context(), sender: { ...sender, device }, door: 'plain' as const, idempotencyKey };
    const sent = await submitReport(body, context).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'an imported call could not be stored');
      return null;
    });
    if (sent?.ok) {
      device = sent.value.device ?? device;
      first ??= sent.value.receipt;
      counts[sent.value.replayed ? 'there' : 'counted']++;
    } else if (sent?.error.kind === 'duplicate') {
      first ??= sent.error.receipt;
      counts.there++;
    } else if (sent?.error.kind === 'invalid') {
      const [problem] = sent.error.problems;
      if (i === 0 && (problem?.field === 'city' || problem?.field === 'insurer'))
        return { problem: problem.code, status: 422 };
      counts.refused++;
    } else {
      counts.later = bodies.length - i;
      break;
    }
  }
  const said = Object.entries(counts).map(([name, n]): [string, string] => [name, String(n)]);
  return { device, counts: new URLSearchParams([...said, ...(first ? [['receipt', first]] : [])]) };
}

/** The list as it was sent, ticked or not. */
function listOf(fields: Fields): Pick<ImportDraft, 'calls'> {
  const rows = [fields.row ?? []].flat().slice(0, MOST_CALLS);
  return { calls: rows.filter(readDraftCall).map((value) => ({ value, official: [], known: false })) };
}

const kept = ({ call = [], insurer = '', city = '', role = '' }: Fields): ImportDraft['values'] => ({
  call: [call].flat().slice(0, MOST_CALLS),
  insurer: String(insurer).slice(0, 60),
  city: String(city).slice(0, 40),
  role: String(role).slice(0, 40),
});
