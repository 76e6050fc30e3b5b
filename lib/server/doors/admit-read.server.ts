import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { type ApiKey, apiKeyIn } from '@/lib/accounts/api-key';
import { isApiKey } from '@/lib/accounts/api-keys.server';
import { createLimiter, type Limiter } from '@/lib/platform/rate-limit.server';
import { settings } from '@/lib/platform/settings.server';
import { clientNetwork, forwardedFor } from '../client-network';
import type { Front } from '../front.server';
import { sendProblem } from '../problem';
import { setRateLimit } from '../rate-limit-headers';
import { explainer, languageOf } from './explain';

/** Requests a minute: of a network, of a program with a key; and keys of a network that must be looked up, so that made-up ones cost little. */
const PER_MINUTE = { network: 600, key: 6_000, keys: 120 };
const MINUTE = 60;

type Limiters = Record<keyof typeof PER_MINUTE, Limiter>;
let limiters: Limiters | undefined;
const all = (): Limiters => {
  const make = (name: keyof typeof PER_MINUTE) =>
    createLimiter({ name, points: Math.ceil(PER_MINUTE[name] * settings().RATE_LIMIT_FACTOR), seconds: MINUTE });
  limiters ??= { network: make('network'), key: make('key'), keys: make('keys') };
  return limiters;
};

// A revoked key is known as such within a minute; so is a new one that was asked for too early.
const known = new LRUCache<ApiKey, boolean>({ max: 10_000, ttl: MINUTE * 1000 });

/** Charges one reading request of the API to its key, or to its network. @returns false when it was refused and answered */
export async function admitRead(request: IncomingMessage, response: ServerResponse, front: Front): Promise<boolean> {
  const { say } = explainer(languageOf(request.headers['accept-language']));
  const key = apiKeyIn(request.headers.authorization);
  const network = clientNetwork(request.socket.remoteAddress, forwardedFor(request), front.trustedProxies);
  const lookedUp = key && known.get(key) === undefined ? await all().keys.consume(network) : null;
  if (lookedUp && !lookedUp.ok) return refuse(response, say, lookedUp.error.retryAfter);
  if (key && !(await holds(key, front))) {
    response.setHeader('WWW-Authenticate', 'Bearer');
    sendProblem(response, { status: 401, title: say('title_unknown_key'), detail: say('unknown_key') });
    return false;
  }
  const limiter = key ? all().key : all().network;
  const admitted = await limiter.consume(key ?? network);
  setRateLimit(
    response,
    limiter.limit,
    admitted.ok ? admitted.value : { remaining: 0, reset: admitted.error.retryAfter },
  );
  return admitted.ok || refuse(response, say, admitted.error.retryAfter);
}

function refuse(response: ServerResponse, say: (code: string) => string, retryAfter: number): false {
  sendProblem(response, { status: 429, title: say('title_limited'), detail: say('limited_reads'), retryAfter });
  return false;
}

async function holds(key: ApiKey, front: Front): Promise<boolean> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const now = await isApiKey(front.parts.queue.pool, front.parts.keys, key);
  known.set(key, now);
  return now;
}
