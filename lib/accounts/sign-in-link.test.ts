import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buttonInstead, localeOfPath, ownPath, signInLink } from './sign-in-link';

const ORIGIN = 'https://example.org';

describe('the page to end on', () => {
  it('is never on another site, whatever was asked for', () => {
    const odd = fc.constantFrom(
      'https://example.org//evil.example/me',
      '/.//evil.example',
      '/x/..//evil.example',
      '//evil.example/me',
      '/\\evil.example',
      'https:evil.example',
      '\t//evil.example',
      'https://example.org@evil.example/',
      'javascript:alert(1)',
      'http://example.org/me',
    );
    fc.assert(
      fc.property(fc.oneof(odd, fc.webUrl(), fc.string()), (asked) => {
        expect(new URL(ownPath(asked, ORIGIN, '/me'), ORIGIN).origin).toBe(ORIGIN);
      }),
    );
    expect(ownPath('//evil.example/me', ORIGIN, '/me')).toBe('/me');
    for (const asked of ['/api/auth/callback/nodemailer?token=x', '/./api/auth/signout', `${ORIGIN}/api/me/export`])
      expect(ownPath(asked, ORIGIN, '/me')).toBe('/me');
    expect(ownPath('/api', ORIGIN, '/me')).toBe('/api');
  });

  it('is kept with its query, given as a path or whole', () => {
    for (const asked of ['/en/me?after=X', 'https://example.org/en/me?after=X']) {
      expect(ownPath(asked, ORIGIN, '/me')).toBe('/en/me?after=X');
    }
    for (const missing of ['http://', null, undefined]) expect(ownPath(missing, ORIGIN, '/me')).toBe('/me');
  });

  it('tells the language', () => {
    expect(['/me', '/en/me', '/en?x=1', '/english', '/'].map(localeOfPath)).toEqual([
      'zh-CN',
      'en',
      'en',
      'zh-CN',
      'zh-CN',
    ]);
  });
});

describe('the link in a mail', () => {
  it('opens the page with the button, in the language, with the token and nothing else but the way on', () => {
    expect(signInLink(ORIGIN, 'zh-CN', 'abc', '/me')).toBe('https://example.org/sign-in/confirm?token=abc&next=%2Fme');
    expect(signInLink(ORIGIN, 'en', 'abc', '/en/me')).toMatch(
      /^https:\/\/example\.org\/en\/sign-in\/confirm\?token=abc&/,
    );
  });
});

describe('a token that is used up', () => {
  const asked = new URLSearchParams({ token: 'abc', callbackUrl: '/en/me' });

  it('needs a press of the button when another site leads to it', () => {
    const button = `${ORIGIN}/en/sign-in/confirm?token=abc&next=%2Fen%2Fme`;
    for (const site of ['cross-site', 'same-site']) expect(buttonInstead(ORIGIN, asked, site)).toBe(button);
    const odd = new URLSearchParams({ token: 'abc', callbackUrl: 'https://evil.example/' });
    expect(buttonInstead(ORIGIN, odd, 'cross-site')).toBe(`${ORIGIN}/sign-in/confirm?token=abc&next=%2Fme`);
  });

  it('is taken from the page with the button, and from who is no browser', () => {
    for (const site of ['same-origin', 'none', null]) expect(buttonInstead(ORIGIN, asked, site)).toBeNull();
    expect(buttonInstead(ORIGIN, new URLSearchParams(), 'cross-site')).toBeNull();
  });
});
