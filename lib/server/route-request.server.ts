import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLocale, type Locale } from '@/lib/platform/locale';
import { log } from '@/lib/platform/log.server';
import { newChallenge } from '@/lib/reports/proof-of-work.server';
import { cacheable, splitLocale } from './cacheable';
import { allowOrigins, preflight } from './cross-origin';
import { admitRead } from './doors/admit-read.server';
import { evidenceUpload } from './doors/evidence.server';
import { deskEvidenceFile, myEvidenceFile } from './doors/evidence-file.server';
import { health } from './doors/health.server';
import { importForm, sharedElsewhere } from './doors/import-form.server';
import {
  consistencyApi,
  ledgerFiles,
  listCheckpointsApi,
  listPublicationsApi,
  PUBLICATIONS,
  publicationApi,
} from './doors/ledger.server';
import { numberForm } from './doors/number-form.server';
import { numbersApi } from './doors/numbers-api.server';
import { ocrEngineFile } from './doors/ocr-engine.server';
import { packFontFile } from './doors/pack-font.server';
import { queryEngineFile } from './doors/query-engine.server';
import { releaseFeed, releaseFile } from './doors/release-file.server';
import { reportApi } from './doors/report-api.server';
import { reportForm } from './doors/report-form.server';
import { serviceWorkerFile } from './doors/service-worker.server';
import { isRouterState, isWholeForm } from './framework-protocol';
import type { Front } from './front.server';
import { pathForLog } from './path-for-log';
import { preferredForm } from './preferred-form';
import { sendJson, sendProblem } from './problem';
import { readBytes } from './read-body';
import { setSecurityHeaders } from './security-headers';
import { sendPage } from './send-page';
import { sendRendered } from './send-rendered.server';

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Shared caches and browsers ask again each time; the tag makes that cheap, and nobody is shown a withdrawn page. */
const PUBLIC = 'public, max-age=0, must-revalidate';
const FOREVER = 'public, max-age=31536000, immutable';

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
  const { method = 'GET' } = request;
  const { pathname } = url;
  const reads = method === 'GET' || method === 'HEAD';
  front.claim(request);
  if (pathname.startsWith('/_next/')) return next(request, response);
  if (pathname === '/service-worker.js' && reads) return serviceWorkerFile(request, response);
  if (pathname === '/api/health' && reads) return health(response, front);
  if (pathname.startsWith('/api/v1/')) {
    allowOrigins(response);
    if (method === 'OPTIONS') return preflight(response);
    if (reads && !(await admitRead(request, response, front))) return;
  }
  if (method === 'OPTIONS' && FILES.test(pathname)) {
    allowOrigins(response);
    return preflight(response);
  }
  if (pathname === REPORTS) {
    if (method === 'POST') return reports(request, response, front);
    response.setHeader('Allow', 'POST');
    return sendProblem(response, { status: 405, title: 'Method Not Allowed' });
  }
  if (pathname === '/api/v1/challenge' && reads) {
    return sendJson(response, 200, await newChallenge(front.parts.keys, front.parts.clock()));
  }
  if (pathname.startsWith('/api/v1/numbers/') && reads) return numbersApi(request, response, pathname, front);
  if (pathname.startsWith('/ledger/') && reads)
    return ledgerFiles(request, response, pathname.slice('/ledger/'.length));
  if (pathname === '/api/v1/ledger/checkpoints' && reads) return listCheckpointsApi(response, url.searchParams);
  if (pathname === '/api/v1/ledger/publications' && reads) return listPublicationsApi(response, url.searchParams);
  if (pathname.startsWith(PUBLICATIONS) && reads) return publicationApi(response, pathname.slice(PUBLICATIONS.length));
  if (pathname === '/api/v1/ledger/consistency' && reads) return consistencyApi(response, url.searchParams);
  const { locale, path } = splitLocale(pathname);
  if (reads && pathname.startsWith('/dataset/') && (await releaseFile(request, response, pathname, front))) return;
  if (reads && pathname.startsWith('/dataset/query/') && (await queryEngineFile(request, response, pathname))) return;
  if (reads && pathname.startsWith('/pack/') && (await packFontFile(request, response, pathname))) return;
  if (reads && pathname.startsWith('/report/import/') && (await ocrEngineFile(request, response, pathname))) return;
  if (reads && path === '/dataset/feed.atom') return releaseFeed(response, locale as Locale, front);
  if (path === '/report' && method === 'POST' && isLocale(locale)) return reportForm(request, response, locale, front);
  if (path === '/report/import' && method === 'POST' && isLocale(locale))
    return importForm(request, response, locale, front);
  if (path === '/report/share' && method === 'POST' && isLocale(locale))
    return sharedElsewhere(request, response, locale);
  if (path === '/numbers' && method === 'POST' && isLocale(locale)) return numberForm(request, response, locale, front);
  if (isLocale(locale) && (await evidence(request, response, path, locale, front))) return;
  const wanted = preferredForm(url, request.headers.accept);
  if (wanted.varies) response.setHeader('Vary', 'Accept');
  const shared = reads && !front.parts.development ? cacheable(wanted.url) : null;
  if (shared) {
    const version = front.parts.version() + (shared.ledger ? `-${front.parts.logSize()}` : '');
    const page = await front.cache.get(shared.upstream, version);
    return sendPage(request, response, page, shared.forever && page.status === 200 ? FOREVER : PUBLIC);
  }
  if (!reads && method !== 'POST') return notAllowed(response);
  if (pathname.startsWith('/api/')) {
    // No page is there; should Next make one, of an error, nothing in it runs and nobody frames it.
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    return next(request, response);
  }
  if (isFile(pathname)) return next(request, response);
  const address = { locale: locale as Locale, path: path + url.search };
  if (front.parts.development) {
    front.handOver(request, address);
    return next(request, response);
  }
  const form = reads ? null : await readBytes(request, LARGEST_FORM);
  if (form && !form.ok) return sendProblem(response, { status: 413, title: 'Content Too Large' });
  const state = request.headers['next-router-state-tree'];
  const readable = form ? await isWholeForm(request.headers, form.value) : true;
  if (!readable || (typeof state === 'string' && !isRouterState(state)))
    return sendProblem(response, { status: 400, title: 'Bad Request' });
  const page = await front.renderPage(request, address, { form: form?.value });
  await sendRendered(request, response, page);
}

/** Largest form that a page takes, in bytes: an encrypted copy of a driver's notes, several times over. */
const LARGEST_FORM = 512 * 1024;

function notAllowed(response: ServerResponse): void {
  response.setHeader('Allow', 'GET, HEAD, POST');
  sendProblem(response, { status: 405, title: 'Method Not Allowed' });
}

const CALL = /^\/me\/calls\/([0-9A-Z]{16})\/evidence(?:\/([0-9A-Z]{16}))?$/;
const ON_DESK = /^\/desk\/evidence\/([0-9A-Z]{16})$/;

/** Bodies must be there within so long, in milliseconds; only files may take as long as the server lets any request. */
const BODY_PATIENCE = 30_000;

function hurry(request: IncomingMessage): void {
  if (request.method !== 'POST' || CALL.test(splitLocale(request.url ?? '').path)) return;
  const late = setTimeout(() => request.complete || request.destroy(), BODY_PATIENCE).unref();
  request.once('close', () => clearTimeout(late));
}

/** Files that drivers give as evidence: in as a form, out as they were kept. @returns whether the request was one of these */
async function evidence(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  locale: Locale,
  front: Front,
): Promise<boolean> {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const [, receipt, name] = CALL.exec(path) ?? [];
  const [, onDesk] = ON_DESK.exec(path) ?? [];
  if (receipt && name && reads) await myEvidenceFile(request, response, { receipt, name, locale }, front);
  else if (receipt && !name && request.method === 'POST')
    await evidenceUpload(request, response, { receipt, locale }, front);
  else if (onDesk && reads) await deskEvidenceFile(request, response, { name: onDesk, locale }, front);
  else return false;
  return true;
}

/** Files of `public/`, the icons, and what stands outside the pages of a language. */
const isFile = (pathname: string): boolean =>
  /^\/(?:(?:badges|dataset|heatmaps(?!\/pictures)|icons|numbers)(?:\/[\w-]+)+\.[\w.]{2,20}|(?:copy|theme)\.js|favicon\.ico|icon\.svg)$/.test(
    pathname,
  );
