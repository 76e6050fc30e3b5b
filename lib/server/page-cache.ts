import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { runsWasm } from './cacheable';
import { contentSecurityPolicy } from './content-security-policy';

/** What Next rendered for one address. */
export type Rendered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** A rendered answer, ready to send in three encodings. */
export type CachedPage = Rendered & {
  readonly etag: string;
  readonly br: Buffer;
  readonly gzip: Buffer;
  readonly version: string;
};

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);
/** Header by which a route says that its page is made for frames on other sites; it goes no further than this. */
const FRAMED = 'x-wurao-framed';
const MAX_BYTES = 96 * 1024 * 1024;

/**
 * Rendered answers that are the same for everybody, kept until something new is published. A page that is out of date is still served while it
 * is rendered anew; so is one that cannot be rendered, because the database is away.
 */
export class PageCache {
  private readonly pages = new LRUCache<string, CachedPage>({
    maxSize: MAX_BYTES,
    sizeCalculation: (page) => page.body.length + page.br.length + page.gzip.length + 1_024,
  });
  private readonly underWay = new Map<string, Promise<CachedPage>>();

  /** @param render asks Next for an address; rejects when nothing could be rendered */
  constructor(private readonly render: (upstream: string) => Promise<Rendered>) {}

  /** The page at an address, no older than `version` where a copy of it has not been asked for yet. */
  async get(upstream: string, version: string): Promise<CachedPage> {
    const kept = this.pages.get(upstream);
    if (!kept) return this.refresh(upstream, version);
    if (kept.version !== version) this.refresh(upstream, version).catch(() => {});
    return kept;
  }

  /** Whether an address is answered without drawing anything. */
  has(upstream: string): boolean {
    return this.pages.has(upstream);
  }

  private refresh(upstream: string, version: string): Promise<CachedPage> {
    const running = this.underWay.get(upstream);
    if (running) return running;
    const started = this.make(upstream, version).finally(() => this.underWay.delete(upstream));
    this.underWay.set(upstream, started);
    return started;
  }

  private async make(upstream: string, version: string): Promise<CachedPage> {
    const page = await prepare(await this.render(upstream), version, runsWasm(upstream));
    if (page.status >= 500 && this.pages.has(upstream)) {
      throw new Error(`rendering ${upstream} answered ${page.status}`);
    }
    // What is not there is not kept: anybody can think of addresses without end, and push out what is read.
    if (page.status < 400) this.pages.set(upstream, page);
    else if (page.status < 500) this.pages.delete(upstream);
    return page;
  }
}

/** Adds the policy, the tag and the compressed copies to a rendered answer. `wasm`: its page may compile WebAssembly. */
export async function prepare(rendered: Rendered, version: string, wasm = false): Promise<CachedPage> {
  const { body } = rendered;
  const html = rendered.headers['content-type']?.startsWith('text/html');
  const { [FRAMED]: framed, ...own } = rendered.headers;
  const headers = html
    ? {
        ...own,
        'content-security-policy': contentSecurityPolicy(body.toString('utf8'), { framed: framed === '1', wasm }),
      }
    : own;
  const [br, zipped] = await Promise.all([
    brotliAsync(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
    gzipAsync(body, { level: 6 }),
  ]);
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return { ...rendered, headers, etag, br, gzip: zipped, version };
}
