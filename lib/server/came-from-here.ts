import type { IncomingMessage } from 'node:http';

/**
 * Whether a form may have been sent by a page of this site. Browsers say where a POST comes from, and let no page change it; a program that says
 * nothing has no cookies that could be misused. A form of another site must not be taken: its sender would know the device that the answer makes
 * of the browser.
 * @param ownHost host and port of the public address
 */
export function cameFromHere({ headers }: Pick<IncomingMessage, 'headers'>, ownHost: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  return origin === undefined || isOwnOrigin(origin, ownHost, headers.host);
}

/** Whether an `Origin` is the public address, or the name under which this very request found the server. */
export function isOwnOrigin(origin: string, ownHost: string, host: string | undefined): boolean {
  const from = URL.canParse(origin) ? new URL(origin).host : '';
  return from !== '' && (from === ownHost || from === host);
}
