import { randomUUID } from 'node:crypto';
import { listen, sendJson, whoIsThere } from './listen';

const APP = { id: 'wxbdc5610cc59c1631', secret: 'app-secret-of-the-test' };

export type StandInWeChat = Awaited<ReturnType<typeof weChat>>;

/**
 * WeChat's website sign-in: `/connect/qrconnect` lets the person at the phone agree at once, `/sns/oauth2/access_token` takes its parameters by
 * GET and answers 200 with `text/plain`, errors too. The profile is there and counts who asks for it.
 */
export async function weChat() {
  const codes = new Map<string, string>();
  const person = { openid: 'oWX-openid-1' as string | null, refuses: false };
  const asked: string[] = [];
  const server = await listen((request, response, url) => {
    asked.push(url.pathname);
    const query = url.searchParams;
    if (url.pathname === '/connect/qrconnect') {
      const back = new URL(query.get('redirect_uri') ?? '');
      const proper =
        query.get('appid') === APP.id && query.get('response_type') === 'code' && query.get('scope') === 'snsapi_login';
      if (!proper) return sendJson(response, 400, Object.fromEntries(query));
      const code = randomUUID();
      const { who, remember } = whoIsThere(request, person.openid);
      codes.set(code, who);
      // Who refuses is sent back without a code.
      if (!person.refuses) back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state') ?? '');
      response.writeHead(302, { Location: back.href, ...remember });
      response.end();
      return;
    }
    if (url.pathname === '/sns/oauth2/access_token') {
      const say = (body: object) => sendJson(response, 200, body, 'text/plain');
      if (request.method !== 'GET') return say({ errcode: 43001, errmsg: 'require GET method' });
      if (query.get('appid') !== APP.id) return say({ errcode: 40013, errmsg: 'invalid appid' });
      if (query.get('secret') !== APP.secret) return say({ errcode: 40125, errmsg: 'invalid appsecret' });
      const openid = codes.get(query.get('code') ?? '');
      codes.delete(query.get('code') ?? '');
      if (!openid || query.get('grant_type') !== 'authorization_code')
        return say({ errcode: 40029, errmsg: 'invalid code' });
      return say({
        access_token: 'ACCESS_TOKEN',
        expires_in: 7200,
        refresh_token: 'REFRESH_TOKEN',
        openid,
        scope: 'snsapi_login',
        unionid: 'o6_bmasdasdsad6_2sgVt7hMZOPfL',
      });
    }
    if (url.pathname === '/sns/userinfo')
      return sendJson(response, 200, { openid: person.openid, nickname: '张', headimgurl: 'x' });
    sendJson(response, 404, {});
  });
  const settings = { appId: APP.id, secret: APP.secret, authorize: server.origin, api: server.origin };
  return { ...server, person, asked, settings };
}
