/** What one account at Alibaba Cloud's short message service needs. `endpoint` is an origin. */
export interface AliyunSms {
  readonly endpoint: string;
  readonly keyId: string;
  readonly keySecret: string;
  readonly signName: string;
  readonly template: string;
}

/** Where short messages go: through the gateway, into a folder for people who try the site on their own machine, or nowhere. */
export type SmsRoute =
  | { readonly kind: 'aliyun'; readonly account: AliyunSms }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'none' };

const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Chooses the route. A public site without a gateway sends nothing rather than leave numbers in files.
 * @param origin public origin of the site, e.g. `https://example.org`
 */
export function smsRoute(from: { aliyun: AliyunSms | null; catcherDir: string | undefined; origin: string }): SmsRoute {
  if (from.catcherDir) return { kind: 'folder', path: from.catcherDir };
  if (from.aliyun) return { kind: 'aliyun', account: from.aliyun };
  return OWN_MACHINE.has(new URL(from.origin).hostname) ? { kind: 'folder', path: '.data/sms' } : { kind: 'none' };
}
