import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/**
 * The network a request came from, coarse on purpose: IPv4 /24, IPv6 /48. Used for rate limits only, never stored in clear.
 * @param remote socket address
 * @param forwarded `X-Forwarded-For` header, believed only as far as `trustedProxies` hops from the right
 */
export function clientNetwork(
  remote: string | undefined,
  forwarded: string | undefined,
  trustedProxies: number,
): string {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim());
  const claimed = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined;
  const address = claimed && ipaddr.isValid(claimed) ? claimed : remote;
  if (!address || !ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? prefix(parsed, 3) : prefix(parsed, 6);
}

const prefix = (address: ipaddr.IPv4 | ipaddr.IPv6, bytes: number): string =>
  Buffer.from(address.toByteArray().slice(0, bytes)).toString('hex');

/** The `X-Forwarded-For` header of a request as one text. */
export const forwardedFor = ({ headers }: IncomingMessage): string =>
  [headers['x-forwarded-for'] ?? []].flat().join(',');
