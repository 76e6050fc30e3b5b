import 'server-only';
import { settings } from '@/lib/platform/settings.server';
import type { Way } from './identity';
import type { OidcSettings } from './oidc-provider.server';
import { type SmsRoute, smsRoute } from './sms/sms-route';
import type { WeChatSettings } from './wechat-provider.server';

/** The OpenID Connect provider of this site, or null when none is set. */
export function oidcSettings(): OidcSettings | null {
  const {
    AUTH_OIDC_ISSUER: issuer,
    AUTH_OIDC_ID: clientId,
    AUTH_OIDC_SECRET: clientSecret,
    AUTH_OIDC_NAME: name,
  } = settings();
  return issuer && clientId && clientSecret && name ? { issuer, clientId, clientSecret, name } : null;
}

/** The WeChat application of this site, or null when none is set. */
export function weChatSettings(): WeChatSettings | null {
  const {
    AUTH_WECHAT_ID: appId,
    AUTH_WECHAT_SECRET: secret,
    AUTH_WECHAT_AUTHORIZE_ORIGIN,
    AUTH_WECHAT_API_ORIGIN,
  } = settings();
  return appId && secret
    ? { appId, secret, authorize: AUTH_WECHAT_AUTHORIZE_ORIGIN, api: AUTH_WECHAT_API_ORIGIN }
    : null;
}

/** How codes leave this site. */
export function siteSmsRoute(): SmsRoute {
  const {
    SMS_ALIYUN_KEY_ID: keyId,
    SMS_ALIYUN_KEY_SECRET: keySecret,
    SMS_ALIYUN_SIGN_NAME: signName,
    SMS_ALIYUN_TEMPLATE: template,
    SMS_ALIYUN_ENDPOINT: endpoint,
    SMS_CATCHER_DIR: catcherDir,
    ORIGIN: origin,
  } = settings();
  const aliyun = keyId && keySecret && signName && template ? { endpoint, keyId, keySecret, signName, template } : null;
  return smsRoute({ aliyun, catcherDir, origin });
}

/** The ways that this site offers to sign in by, with the name that the operator gave to the provider. */
export function offeredWays(): { readonly ways: readonly Way[]; readonly oidcName: string | null } {
  const oidc = oidcSettings();
  const phone = siteSmsRoute().kind !== 'none';
  const ways: Way[] = [
    'email',
    ...(phone ? ['phone' as const] : []),
    ...(weChatSettings() ? ['wechat' as const] : []),
    ...(oidc ? ['oidc' as const] : []),
  ];
  return { ways, oidcName: oidc?.name ?? null };
}
