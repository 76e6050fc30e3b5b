import { isLocale, type Locale, localePath } from '@/lib/platform/locale';

export const LINK_MINUTES = 15;

/**
 * The link a mail carries. It opens a page with one button rather than signing in at once: mail scanners follow links and would use the token up.
 * @param next path on this site to go to afterwards
 */
export function signInLink(origin: string, locale: Locale, token: string, next: string): string {
  const link = new URL(localePath(locale, '/sign-in/confirm'), origin);
  link.search = new URLSearchParams({ token, next }).toString();
  return link.href;
}

/**
 * The page with the button for who comes to use a token up from another site; null for who pressed it. Else any page could sign its visitors in to
 * an account of its own, where they would leave their records.
 * @param site `Sec-Fetch-Site` of the request
 */
export function buttonInstead(origin: string, asked: URLSearchParams, site: string | null): string | null {
  const elsewhere = site === 'cross-site' || site === 'same-site';
  if (!elsewhere || !asked.has('token')) return null;
  const next = ownPath(asked.get('callbackUrl'), origin, '/me');
  return signInLink(origin, localeOfPath(next), asked.get('token') ?? '', next);
}

/** The path of a page of this site out of a URL that came with a request; anything else becomes `fallback`. */
export function ownPath(url: string | null | undefined, origin: string, fallback: string): string {
  const base = new URL(origin);
  if (!url || !URL.canParse(url, base)) return fallback;
  const target = new URL(url, base);
  // A path that begins with two slashes would name another host once it stands alone.
  // What lies under /api is no page: one address there uses up a token of whoever wrote the URL.
  const own = target.origin === base.origin && !/^\/(?:\/|api\/)/.test(target.pathname);
  return own ? `${target.pathname}${target.search}` : fallback;
}

/** The language of a path of this site. */
export function localeOfPath(path: string): Locale {
  const [, first = ''] = path.split(/[/?#]/);
  return isLocale(first) ? first : 'zh-CN';
}
