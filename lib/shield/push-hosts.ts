/** Push services of the browsers: an address elsewhere is refused, or anybody could make this server call any host. */
const SERVICES = ['fcm.googleapis.com', 'jmt17.google.com', 'updates.push.services.mozilla.com', 'web.push.apple.com'];
const FAMILIES = ['.push.services.mozilla.com', '.notify.windows.com', '.push.apple.com'];

/**
 * Whether an endpoint that a browser names may be written to: https at a push service we know. `extra`: further hosts (with a port, if any) of the settings,
 * which may be plain http.
 */
export function isPushService(endpoint: string, extra: readonly string[]): boolean {
  if (endpoint.length > 1000 || !URL.canParse(endpoint)) return false;
  const { protocol, host, hostname, username, password } = new URL(endpoint);
  if (username || password) return false;
  if (extra.includes(host)) return protocol === 'https:' || protocol === 'http:';
  if (protocol !== 'https:' || host !== hostname) return false;
  return SERVICES.includes(hostname) || FAMILIES.some((family) => hostname.endsWith(family));
}
