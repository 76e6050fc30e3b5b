import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/lib/platform/log.server';
import { splitLocale } from './cacheable';
import { allowOrigins, preflight } from './cross-origin';
import { admitRead } from './doors/admit-read.server';
import { reportApi } from './doors/report-api.server';
import type { Front } from './front.server';
import { EVIDENCE, openDoor } from './open-door.server';
import { pathForLog } from './path-for-log';
import { sendProblem } from './problem';
import { setSecurityHeaders } from './security-headers';
import { showPage } from './show-page.server';
import type { NextHandler, Visit } from './visit';

/** The front: decides for every request which door it takes. Whatever fails here is logged once and answered, never left hanging. */
export function routeRequest(front: Front, next: NextHandler) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setSecurityHeaders(response, front.https);
    hurry(request);
    try {
      // Decided before anything else: when thousands of drivers are angry at once, this is the door they stand at.
      if (request.method === 'POST' && request.url === REPORTS) return await reports(request, response, front);
      const url = addressOf(request);
      if (!url) return sendProblem(response, { status: 400, title: 'Bad Request' });
      await route(request, response, url, front, next);
    } catch (error) {
      log.error(
        { path: pathForLog(request.url ?? ''), error: error instanceof Error ? error.message : 'unknown' },
        'request failed',
      );
      if (response.headersSent) response.destroy();
      else sendProblem(response, { status: 503, title: 'Service Unavailable', retryAfter: 5 });
    }
  };
}

const REPORTS = '/api/v1/reports';
/** Files that pages of other sites may read in parts. */
const FILES = /^\/(?:dataset|ledger)\//;

function reports(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> {
  allowOrigins(response);
  return reportApi(request, response, front);
}

/** The address asked for, or null when it is none: another host, or percent signs that stand for no text. */
function addressOf({ url = '' }: IncomingMessage): URL | null {
  try {
    const address = new URL(url, 'http://front');
    decodeURIComponent(address.pathname);
    return address.host === 'front' ? address : null;
  } catch {
    return null;
  }
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  front: Front,
  next: NextHandler,
): Promise<void> {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  front.claim(request);
  if (url.pathname.startsWith('/_next/')) return next(request, response);
  const visit: Visit = { request, response, url, ...splitLocale(url.pathname), reads, front };
  if (!(await admit(visit)) || (await openDoor(visit))) return;
  await showPage(visit, next);
}

/** What is asked of programs before any door: whether another site may ask, and whether this network has asked too much. @returns whether to go on */
async function admit({ request, response, url: { pathname }, reads, front }: Visit): Promise<boolean> {
  const api = pathname.startsWith('/api/v1/');
  const asksFirst = request.method === 'OPTIONS' && (api || FILES.test(pathname));
  if (api || asksFirst) allowOrigins(response);
  if (asksFirst) preflight(response);
  else if (api && reads && !(await admitRead(request, response, front))) return false;
  else if (pathname === REPORTS) await onlyReports(request, response, front);
  return !asksFirst && pathname !== REPORTS;
}

function onlyReports(request: IncomingMessage, response: ServerResponse, front: Front): Promise<void> | void {
  if (request.method === 'POST') return reports(request, response, front);
  response.setHeader('Allow', 'POST');
  sendProblem(response, { status: 405, title: 'Method Not Allowed' });
}

/** Bodies must be there within so long, in milliseconds; only files may take as long as the server lets any request. */
const BODY_PATIENCE = 30_000;

function hurry(request: IncomingMessage): void {
  if (request.method !== 'POST' || EVIDENCE.test(splitLocale(request.url ?? '').path)) return;
  const late = setTimeout(() => request.complete || request.destroy(), BODY_PATIENCE).unref();
  request.once('close', () => clearTimeout(late));
}
