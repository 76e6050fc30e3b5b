import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { ReleaseShelf } from '@/lib/dataset/release/release-shelf.server';
import type { Clock } from '@/lib/platform/clock';
import type { Keyring } from '@/lib/platform/keyed-hash';
import type { Locale } from '@/lib/platform/locale';
import { randomSource } from '@/lib/platform/random-source';
import type { IntakeQueue } from '@/lib/reports/intake/intake-queue.server';
import { isPlain } from './cacheable';
import { clientNetwork, forwardedFor } from './client-network';
import type { NextRenderer } from './next-renderer.server';
import { PageCache, type Rendered } from './page-cache';
import { plainPage } from './plain-page';

export type FrontParts = {
  readonly renderer: NextRenderer;
  readonly queue: IntakeQueue;
  /** The files of the published releases. */
  readonly shelf: ReleaseShelf;
  readonly keys: Keyring;
  readonly clock: Clock;
  readonly https: boolean;
  readonly trustedProxies: number;
  /** Host under which Next believes to be called. */
  readonly host: string;
  /** Pages change while they are written: nothing is kept, and no policy stands in the way of the development tools. */
  readonly development: boolean;
  /** What is published now: changes when pages and files must be made anew. */
  readonly version: () => string;
  /** Size of the newest checkpoint of the public log. */
  readonly logSize: () => string;
};

/** What belongs to one connection. A `Trailer` line handed on without its body would be refused by our own client. */
const HOP_HEADERS = ['connection', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect', 'proxy-connection'];
const BODY_HEADERS = ['content-length', 'content-type', 'transfer-encoding'];

const upstreamOf = (path: string, locale: Locale): string => `/${locale}${path === '/' ? '' : path}`;

/** What the doors of the HTTP front share: keys, clock, intake, renderer and cache. */
export class Front {
  readonly cache: PageCache;
  readonly https: boolean;
  readonly trustedProxies: number;
  private readonly random = randomSource(randomBytes);

  constructor(readonly parts: FrontParts) {
    this.https = parts.https;
    this.trustedProxies = parts.trustedProxies;
    this.cache = new PageCache((upstream) => this.shared(upstream));
  }

  /** Moment, chance and keys of one submission. */
  context() {
    return { now: this.parts.clock(), random: this.random, keys: this.parts.keys, queue: this.parts.queue };
  }

  private async shared(upstream: string): Promise<Rendered> {
    const page = await this.found(upstream, this.pageHeaders(upstream));
    if (!isPlain(upstream) || !page.headers['content-type']?.startsWith('text/html')) return page;
    return { ...page, body: Buffer.from(plainPage(page.body.toString('utf8'))) };
  }

  /**
   * A page for this request alone. `own` are headers of ours for Next (`x-wurao-…`; a client's are dropped); `form` is the request's whole body, for
   * the forms that Next itself takes: a body on its way would hold one of the few connections to Next for as long as its sender likes.
   */
  renderPage(
    request: IncomingMessage,
    { path, locale }: { readonly path: string; readonly locale: Locale },
    { own = {}, form }: { readonly own?: Record<string, string>; readonly form?: Buffer | undefined } = {},
  ): Promise<Rendered & { cookies: string[] }> {
    const upstream = upstreamOf(path, locale);
    const dropped = form ? HOP_HEADERS : [...HOP_HEADERS, ...BODY_HEADERS];
    const kept = Object.entries(request.headers).filter(
      ([name]) => !name.startsWith('x-wurao-') && !dropped.includes(name),
    );
    const ours = { ...this.ownHeaders(request, upstream), ...own };
    const body = form ? { method: 'POST', body: Readable.from([form]) } : {};
    return this.found(upstream, { ...Object.fromEntries(kept), ...ours }, body);
  }

  /** While pages are written, Next answers for itself: its development tools want the connection. */
  handOver(request: IncomingMessage, { path, locale }: { readonly path: string; readonly locale: Locale }): void {
    const upstream = upstreamOf(path, locale);
    this.claim(request);
    Object.assign(request.headers, this.ownHeaders(request, upstream));
    request.url = upstream;
  }

  /** Before Next answers a request by itself: headers of ours that the client made up are dropped, and its network is stated. */
  claim(request: IncomingMessage): void {
    for (const name of Object.keys(request.headers)) if (name.startsWith('x-wurao-')) delete request.headers[name];
    request.headers['x-wurao-network'] = this.networkOf(request);
  }

  private ownHeaders(request: IncomingMessage, upstream: string): Record<string, string> {
    // A form sent to Next is checked against the host it was sent to, which may be any name this machine has.
    const host = request.headers.host ?? this.parts.host;
    return {
      ...this.pageHeaders(upstream),
      host,
      'x-forwarded-host': host,
      'x-wurao-network': this.networkOf(request),
    };
  }

  private readonly networkOf = (request: IncomingMessage): string =>
    clientNetwork(request.socket.remoteAddress, forwardedFor(request), this.trustedProxies);

  /** Next's own «not found» is empty without JavaScript: the page /missing says it instead, with the same status. */
  private async found(upstream: string, headers: OutgoingHttpHeaders, body: { method?: string; body?: Readable } = {}) {
    const page = await this.parts.renderer.render(upstream, { headers, ...body });
    const lost = page.status === 404 && page.headers['content-type']?.startsWith('text/html');
    const [, locale = ''] = /^\/(zh-CN|en)(?=\/|\?|$)/.exec(upstream) ?? [];
    const isMissing = upstream === `/${locale}/missing`;
    if (!locale || (!lost && !isMissing)) return page;
    const said = isMissing
      ? page
      : await this.parts.renderer.render(`/${locale}/missing`, { headers: this.pageHeaders(upstream) });
    // What the page itself told its visitor, or us, by a cookie is told all the same.
    return { ...said, status: 404, cookies: page.cookies };
  }

  /** Tells Next the public path of an address; the header is ours, whatever a client sent under its name. */
  pageHeaders(upstream: string): Record<string, string> {
    const publicPath = upstream.replace(/^\/(?:zh-CN|en)(?=\/|\?|$)/, '') || '/';
    return {
      host: this.parts.host,
      'x-wurao-path': publicPath.startsWith('?') ? `/${publicPath}` : publicPath,
      'x-forwarded-proto': this.https ? 'https' : 'http',
      'x-forwarded-host': this.parts.host,
    };
  }
}
