import { describe, expect, it } from 'vitest';
import { clientNetwork } from './client-network';

describe('clientNetwork', () => {
  it('keeps a /24 of IPv4 and a /48 of IPv6', () => {
    expect(clientNetwork('203.0.113.7', undefined, 0)).toBe(clientNetwork('203.0.113.250', undefined, 0));
    expect(clientNetwork('203.0.113.7', undefined, 0)).not.toBe(clientNetwork('203.0.114.7', undefined, 0));
    expect(clientNetwork('2001:db8:1:2::1', undefined, 0)).toBe(clientNetwork('2001:db8:1:ffff::9', undefined, 0));
    expect(clientNetwork('2001:db8:1::1', undefined, 0)).not.toBe(clientNetwork('2001:db8:2::1', undefined, 0));
  });

  it('takes an IPv4 address mapped into IPv6 for what it is', () => {
    expect(clientNetwork('::ffff:203.0.113.7', undefined, 0)).toBe(clientNetwork('203.0.113.9', undefined, 0));
  });

  it('believes a forwarded address only from trusted proxies, counted from the right', () => {
    const own = clientNetwork('203.0.113.7', undefined, 0);
    expect(clientNetwork('203.0.113.7', '198.51.100.1', 0)).toBe(own);
    expect(clientNetwork('10.0.0.1', '192.0.2.66, 203.0.113.7', 1)).toBe(own);
    expect(clientNetwork('10.0.0.1', '203.0.113.7, 10.0.0.9', 2)).toBe(own);
  });

  it('falls back to the socket when the forwarded address is nonsense', () => {
    expect(clientNetwork('203.0.113.7', 'not-an-address', 1)).toBe(clientNetwork('203.0.113.7', undefined, 0));
    expect(clientNetwork(undefined, undefined, 0)).toBe('unknown');
  });
});
