import { expect, it } from 'vitest';
import { ownCookie } from '@/lib/platform/own-cookie';
import { authCookies } from './auth-cookies';

it('under https no sibling domain can plant a cookie of ours: all are __Host-, for the whole site, secure, without a domain', () => {
  expect(ownCookie('wurao_x', 'v', 60, true)).toEqual({
    name: '__Host-wurao_x',
    value: 'v',
    maxAge: 60,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
  });
  for (const { name } of Object.values(authCookies(true))) expect(name).toMatch(/^__Host-authjs\./);
});

it('without https a browser would refuse the prefix', () => {
  expect(ownCookie('wurao_x', 'v', 60, false)).toMatchObject({ name: 'wurao_x', secure: false });
  for (const { name } of Object.values(authCookies(false))) expect(name).toMatch(/^authjs\./);
});
