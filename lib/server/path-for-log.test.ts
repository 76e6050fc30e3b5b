import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathForLog } from './path-for-log';

it.each([
  ['/en/me/calls/S34CHJ68S34CHJ68/evidence/0123456789ABCDEF?x=1', '/en/me/calls/*/evidence/*'],
  ['/api/v1/numbers/13800138000', '/api/v1/numbers/*'],
  ['/api/v1/numbers/+86%20138', '/api/v1/numbers/*'],
  ['/sign-in/confirm?token=abc', '/sign-in/confirm'],
  ['/zh-CN/rankings', '/zh-CN/rankings'],
  ['/', '/'],
])('%s is written down as %s', (url, written) => expect(pathForLog(url)).toBe(written));

it('no figure of an address is written down', () => {
  const segment = fc.oneof(fc.string(), fc.stringMatching(/^[0-9A-Z]{16}$/), fc.stringMatching(/^\d{3,20}$/));
  fc.assert(
    fc.property(fc.array(segment), (segments) => {
      expect(pathForLog(`/${segments.join('/')}`).replace(/\bv1\b/g, '')).not.toMatch(/\d/);
    }),
  );
});
