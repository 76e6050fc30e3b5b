import 'server-only';
import type { ServerResponse } from 'node:http';
import { refusedCall } from '@/lib/platform/actions/refused-call';
import { log } from '@/lib/platform/log.server';
import { cacheable } from './cacheable';
import { admitVisit } from './doors/admit-visit.server';
import { isRouterState, isWholeForm } from './framework-protocol';
import { pathForLog } from './path-for-log';
import { preferredForm } from './preferred-form';
import { sendProblem } from './problem';
import { readBytes } from './read-body';

import { sendPage } from './send-page';
import { sendRendered } from './send-rendered.server';
import type { NextHandler, Visit } from './visit';

/** Shared caches and browsers ask again each time; the tag makes that cheap, and nobody is shown a withdrawn page. */
const PUBLIC = 'public, max-age=0, must-revalidate';
const FOREVER = 'public, max-age=31536000, immutable';
/** Largest form that a page takes, in bytes: an encrypted copy of a driver's notes, several times over. */
const LARGEST_FORM = 512 * 1024;

/** Answers with a page or a file of Next's: one kept for everybody where there is one, otherwise one made for this visit. */
export async function showPage(visit: Visit, next: NextHandler): Promise<void> {
  const { request, response, url, locale, path, reads, front } = visit;
  const { pathname } = url;
  if (await keptPage(visit)) return;
  if (!reads && request.method !== 'POST') {
    response.setHeader('Allow', 'GET, HEAD, POST');
    return sendProblem(response, { status: 405, title: 'Method Not Allowed' });
  }
  if (isFile(pathname)) return next(request, response);
  if (!(await admitVisit(visit))) return;
  if (pathname.startsWith('/api/')) {
    // No page is there; should Next make one, of an error, nothing in it runs and nobody frames it.
    response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    return next(request, response);
  }
  if (front.parts.development) {
    front.handOver(request, { locale, path: path + url.search });
    return next(request, response);
  }
  await ownPage(visit);
}

/** The page that is the same for everybody. @returns whether this was answered */
async function keptPage(visit: Visit): Promise<boolean> {
  const { request, response, url, reads, front } = visit;
  const wanted = preferredForm(url, request.headers.accept);
  if (wanted.varies) response.setHeader('Vary', 'Accept');
  const shared = reads && !front.parts.development ? cacheable(wanted.url) : null;
  if (!shared) return false;
  const version = front.parts.version() + (shared.ledger ? `-${front.parts.logSize()}` : '');
  // Addresses can be thought of without end: one that has to be drawn costs as much as a page of one's own. Programs were counted at the door.
  const free = front.cache.has(shared.upstream) || url.pathname.startsWith('/api/');
  if (!free && !(await admitVisit(visit))) return true;
  const page = await front.cache.get(shared.upstream, version);
  sendPage(request, response, page, shared.forever && page.status === 200 ? FOREVER : PUBLIC);
  return true;
}

/** A page for this visit alone, and what a form of Next's comes to. */
async function ownPage({ request, response, url, locale, path, reads, front }: Visit): Promise<void> {
  const form = reads ? null : await readBytes(request, LARGEST_FORM);
  if (form && !form.ok) return sendProblem(response, { status: 413, title: 'Content Too Large' });
  const state = request.headers['next-router-state-tree'];
  const readable = form ? await isWholeForm(request.headers, form.value) : true;
  if (!readable || (typeof state === 'string' && !isRouterState(state))) return refuse(response, url);
  const page = await front.renderPage(request, { locale, path: path + url.search }, { form: form?.value });
  if (refusedCall(page.cookies)) return refuse(response, url);
  await sendRendered(request, response, page);
}

/** Whoever makes up what only our pages send is told so, and it is written down once, without what was sent. */
function refuse(response: ServerResponse, { pathname }: URL): void {
  log.warn({ path: pathForLog(pathname) }, 'a page was sent what no page of ours sends');
  sendProblem(response, { status: 400, title: 'Bad Request' });
}

/** Files of `public/`, the icons, and what stands outside the pages of a language. */
const isFile = (pathname: string): boolean =>
  /^\/(?:(?:badges|dataset|heatmaps(?!\/pictures)|icons|numbers)(?:\/[\w-]+)+\.[\w.]{2,20}|(?:copy|theme)\.js|favicon\.ico|icon\.svg)$/.test(
    pathname,
  );
