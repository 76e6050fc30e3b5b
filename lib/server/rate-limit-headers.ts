import type { ServerResponse } from 'node:http';
import type { Limit } from '@/lib/platform/rate-limit.server';

/** Says a limit and what is left of it as draft-ietf-httpapi-ratelimit-headers-10 does, in structured fields (RFC 9651). */
export function setRateLimit(
  response: ServerResponse,
  { name, points, seconds }: Limit,
  { remaining, reset }: { readonly remaining: number; readonly reset: number },
): void {
  response.setHeader('RateLimit-Policy', `"${name}";q=${points};w=${seconds}`);
  response.setHeader('RateLimit', `"${name}";r=${remaining};t=${reset}`);
}
