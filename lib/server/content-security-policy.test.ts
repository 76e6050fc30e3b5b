import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

it('allows exactly the inline scripts of this page, by hash', () => {
  const policy = contentSecurityPolicy(
    '<script src="/a.js"></script><script>one()</script><script id="x">two()</script>',
  );
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy).toContain(`script-src 'self' ${hash('one()')} ${hash('two()')};`);
  expect(policy).not.toContain('unsafe-inline');
});

it('allows nothing inline when nothing is inline', () => {
  expect(contentSecurityPolicy('<script src="/a.js" async=""></script>')).toContain("script-src 'self';");
});

it('allows WebAssembly where it is wanted, and text as script nowhere', () => {
  const html = '<script src="/a.js"></script>';
  expect(contentSecurityPolicy(html, { wasm: true })).toContain("script-src 'self' 'wasm-unsafe-eval';");
  for (const wasm of [true, false]) expect(contentSecurityPolicy(html, { wasm })).not.toContain("'unsafe-eval'");
  expect(contentSecurityPolicy(html)).not.toContain('wasm');
});
