import { createHash, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, listen, sendJson, whoIsThere } from './listen';

const CLIENT = { id: 'wurao', secret: 'secret of the client: 50% /+' };

export type StandInIssuer = Awaited<ReturnType<typeof oidcIssuer>>;

type Grant = { redirect: string; nonce: string; challenge: string; sub: string };

/**
 * An OpenID Connect provider: discovery, JWKS, an authorization endpoint that agrees at once, a token endpoint that checks client, code, redirect
 * address and PKCE verifier, and an ID token signed with RS256. `person.sub` is who is at the browser; null: each browser is somebody of its own.
 */
export async function oidcIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] };
  const grants = new Map<string, Grant>();
  const person = { sub: 'subject-1' as string | null, refuses: false };
  const asked: string[] = [];
  const state = { badAudience: false };
  const server = await listen(async (request, response, url) => {
    asked.push(url.pathname);
    if (url.pathname === '/.well-known/openid-configuration') return sendJson(response, 200, discovery(server.origin));
    if (url.pathname === '/jwks') return sendJson(response, 200, jwks);
    if (url.pathname === '/authorize') return authorize(request, response, url.searchParams, person, grants);
    if (url.pathname === '/token' && request.method === 'POST') {
      const grant = grantOf(request, response, await bodyOf(request), grants);
      const audience = state.badAudience ? 'somebody else' : CLIENT.id;
      if (grant) sendJson(response, 200, tokens(idToken(grant, server.origin, audience, privateKey)));
      return;
    }
    return sendJson(response, 404, {});
  });
  const settings = { issuer: server.origin, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: '车友通行证' };
  return { ...server, person, asked, state, settings };
}

/** Sends the browser back with a code, or with a refusal; a request that is not proper is shown what it said. */
function authorize(
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
  person: { sub: string | null; refuses: boolean },
  grants: Map<string, Grant>,
): void {
  const back = new URL(query.get('redirect_uri') ?? '');
  const code = randomUUID();
  const { who, remember } = whoIsThere(request, person.sub);
  const proper =
    query.get('client_id') === CLIENT.id &&
    query.get('response_type') === 'code' &&
    query.get('scope') === 'openid' &&
    query.get('code_challenge_method') === 'S256' &&
    query.get('nonce') &&
    query.get('state');
  if (!proper) {
    sendJson(response, 400, Object.fromEntries(query));
    return;
  }
  grants.set(code, {
    redirect: back.href,
    nonce: query.get('nonce') ?? '',
    challenge: query.get('code_challenge') ?? '',
    sub: who,
  });
  back.searchParams.set('state', query.get('state') ?? '');
  if (person.refuses) back.searchParams.set('error', 'access_denied');
  else back.searchParams.set('code', code);
  response.writeHead(302, { Location: back.href, ...remember });
  response.end();
}

/** What a code stands for, once; null when the answer has said what is wrong with it. */
function grantOf(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  grants: Map<string, Grant>,
): Grant | null {
  const form = new URLSearchParams(body);
  const basic = Buffer.from(String(request.headers.authorization).replace(/^Basic /, ''), 'base64').toString();
  const [id = '', secret = ''] = basic.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
  const grant = grants.get(form.get('code') ?? '');
  grants.delete(form.get('code') ?? '');
  const verifier = form.get('code_verifier') ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  if (id !== CLIENT.id || secret !== CLIENT.secret) {
    sendJson(response, 401, { error: 'invalid_client' });
    return null;
  }
  if (!grant || grant.redirect !== form.get('redirect_uri') || grant.challenge !== challenge) {
    sendJson(response, 400, { error: 'invalid_grant' });
    return null;
  }
  return grant;
}

const tokens = (id_token: string) => ({
  access_token: 'token-of-the-test',
  token_type: 'Bearer',
  expires_in: 60,
  id_token,
});

function idToken({ sub, nonce }: Grant, iss: string, aud: string, key: KeyObject): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss, aud, sub, nonce, iat: now, exp: now + 60, email: 'zhang@example.com', name: 'Zhang' };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`;
  return `${signed}.${createSign('sha256').update(signed).sign(key).toString('base64url')}`;
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});
