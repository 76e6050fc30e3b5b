import 'server-only';
import { deviceSecretIn } from '@/lib/accounts/device-secret';
import { createLimiter, type Limit, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';
import { clientNetwork, forwardedFor } from '../client-network';
import { sendProblem } from '../problem';
import { setRateLimit } from '../rate-limit-headers';
import { sendPage } from '../send-page';
import type { Visit } from '../visit';
import { explainer } from './explain';
import { drain } from './read-multipart.server';

/**
 * Pages made for one visitor, a minute: two a second of a device, which nobody reads, and of a network as many as ten such devices ask for; a carrier's
 * address serves thousands of people, who open a few pages a day.
 */
const PER_MINUTE = { device: 120, network: 1_200 };
const MINUTE = 60;

type Limiters = Record<keyof typeof PER_MINUTE, Limiter>;
let limiters: Limiters | undefined;
const all = (): Limiters => {
  const make = (of: keyof typeof PER_MINUTE) =>
    createLimiter({
      name: `pages-${of}`,
      points: Math.ceil(PER_MINUTE[of] * settings().RATE_LIMIT_FACTOR),
      seconds: MINUTE,
    });
  limiters ??= { device: make('device'), network: make('network') };
  return limiters;
};

/** Charges what is made for one visitor to his device and his network, before anything is asked of the database. @returns false when it was refused and answered */
export async function admitVisit(visit: Visit): Promise<boolean> {
  const { request, front } = visit;
  const device = deviceSecretIn(request.headers.cookie, front.https);
  const network = clientNetwork(request.socket.remoteAddress, forwardedFor(request), front.trustedProxies);
  const refused = charge(device, network);
  if (!refused) return true;
  if (request.method === 'POST') drain(request);
  setRateLimit(visit.response, refused.limit, { remaining: 0, reset: refused.retryAfter });
  await refuse(visit, refused.retryAfter);
  return false;
}

/** A device that asks too much is not charged to its network, whose others it would lock out; made-up devices of a network that is spent are not counted. */
function charge(device: string | null, network: string): { limit: Limit; retryAfter: number } | null {
  const left = all().network.consume(network, 0);
  if (left.ok && left.value.remaining === 0) return { limit: all().network.limit, retryAfter: left.value.reset };
  const own = device === null ? null : all().device.consume(device);
  if (own && !own.ok) return { limit: all().device.limit, ...own.error };
  all().network.consume(network);
  return null;
}

async function refuse(visit: Visit, retryAfter: number): Promise<void> {
  const { request, response, locale, front } = visit;
  if (wantsData(visit)) {
    const { say } = explainer(locale);
    return sendProblem(response, {
      status: 429,
      title: say('title_limited_pages'),
      detail: say('limited_pages'),
      retryAfter,
    });
  }
  const page = await front.cache.get(`/${locale}/wait`, front.parts.version());
  response.setHeader('Retry-After', String(retryAfter));
  // What a browser has of the page that it asked for says nothing of this one.
  delete request.headers['if-none-match'];
  sendPage(request, response, { ...page, status: 429 }, 'private, no-store');
}

/** Scripts and programs are told in their own way. */
function wantsData({ request: { headers }, url: { pathname } }: Visit): boolean {
  const accept = headers.accept ?? '';
  if (headers['next-action'] !== undefined || headers.rsc !== undefined) return true;
  return !accept.includes('text/html') && (pathname.startsWith('/api/') || accept.includes('application/json'));
}
