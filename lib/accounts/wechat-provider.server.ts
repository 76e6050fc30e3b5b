import 'server-only';
import { customFetch } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers';
import { z } from 'zod';

/** A website application of the WeChat Open Platform. `authorize` and `api` are origins, set to others in tests only. */
export interface WeChatSettings {
  readonly appId: string;
  readonly secret: string;
  readonly authorize: string;
  readonly api: string;
}

const GIVE_UP_MS = 8_000;

// What WeChat answers: always 200 and text/plain, an error as a number.
const answered = z.union([
  z.object({ access_token: z.string().min(1), openid: z.string().min(1), expires_in: z.number().optional() }),
  z.object({ errcode: z.number(), errmsg: z.string().optional() }),
]);

/**
 * Sign-in by QR code (`snsapi_login`), as documented at developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html. The flow
 * looks like OAuth 2 but names things its own way, so its token request is translated both ways. The answer to it holds the `openid`, which is all that
 * is needed: `/sns/userinfo` (nickname, picture, sex, place) is never asked.
 */
export const weChatProvider = (settings: WeChatSettings): OAuthConfig<{ openid: string }> => ({
  id: 'wechat',
  name: 'WeChat',
  type: 'oauth',
  clientId: settings.appId,
  clientSecret: settings.secret,
  checks: ['state'],
  client: { token_endpoint_auth_method: 'client_secret_post' },
  authorization: {
    url: `${settings.authorize}/connect/qrconnect#wechat_redirect`,
    params: { appid: settings.appId, scope: 'snsapi_login' },
  },
  token: `${settings.api}/sns/oauth2/access_token`,
  userinfo: {
    url: `${settings.api}/sns/userinfo`,
    request: ({ tokens }: { tokens: { openid?: unknown } }) => ({ openid: tokens.openid }),
  },
  profile: ({ openid }) => ({ id: openid }),
  // Symbols are taken from here alone.
  options: {
    [customFetch]: (_: unknown, init?: RequestInit) => askForToken(settings, new URLSearchParams(String(init?.body))),
  } as unknown as OAuthConfig<{ openid: string }>,
});

/** WeChat's own way to trade a code for a token, answered in the words of RFC 6749. */
async function askForToken({ appId, secret, api }: WeChatSettings, body: URLSearchParams): Promise<Response> {
  const url = new URL('/sns/oauth2/access_token', api);
  const code = body.get('code') ?? '';
  url.search = new URLSearchParams({ appid: appId, secret, code, grant_type: 'authorization_code' }).toString();
  const response = await fetch(url, { signal: AbortSignal.timeout(GIVE_UP_MS), redirect: 'error' });
  const answer = answered.parse(JSON.parse(await response.text()));
  if ('errcode' in answer) {
    return Response.json({ error: 'invalid_grant', error_description: `errcode ${answer.errcode}` }, { status: 400 });
  }
  return Response.json({ access_token: answer.access_token, token_type: 'bearer', openid: answer.openid });
}
