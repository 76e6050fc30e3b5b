import { ownCookieName } from '@/lib/platform/own-cookie';

/** The cookies of next-auth by what they are for. */
const NAMES = {
  sessionToken: 'authjs.session-token',
  callbackUrl: 'authjs.callback-url',
  csrfToken: 'authjs.csrf-token',
  pkceCodeVerifier: 'authjs.pkce.code_verifier',
  state: 'authjs.state',
  nonce: 'authjs.nonce',
} as const;

type AuthCookie = keyof typeof NAMES;

/** The name of a cookie of next-auth. Its own are `__Secure-` under https but for one, which sibling domains can plant. */
export const authCookieName = (of: AuthCookie, https: boolean): string => ownCookieName(NAMES[of], https);

/** The names of all of them, as next-auth wants to be told. */
export const authCookies = (https: boolean) =>
  Object.fromEntries(Object.keys(NAMES).map((of) => [of, { name: authCookieName(of as AuthCookie, https) }])) as Record<
    AuthCookie,
    { name: string }
  >;
