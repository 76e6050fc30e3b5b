/** Where mail goes: to a mail server, into a folder for people who try the site on their own machine, or nowhere. */
export type MailRoute =
  | { readonly kind: 'smtp'; readonly url: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'none' };

const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Chooses the route. A public site without a mail server sends nothing rather than leave addresses in files.
 * @param origin public origin of the site, e.g. `https://example.org`
 */
export function mailRoute(from: {
  smtpUrl: string | undefined;
  catcherDir: string | undefined;
  origin: string;
}): MailRoute {
  if (from.catcherDir) return { kind: 'folder', path: from.catcherDir };
  if (from.smtpUrl) return { kind: 'smtp', url: from.smtpUrl };
  return OWN_MACHINE.has(new URL(from.origin).hostname) ? { kind: 'folder', path: '.data/mail' } : { kind: 'none' };
}
