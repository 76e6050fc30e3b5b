import 'server-only';
import type { OIDCConfig } from 'next-auth/providers';

/** Any OpenID Connect provider. `name` stands on the button. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

/**
 * Authorization code flow with PKCE, state and nonce; endpoints and keys by discovery. Asks for nothing but the subject: no profile, no e-mail. A
 * subject is unique within its issuer only, so the issuer is part of what is hashed.
 */
export const oidcProvider = ({ issuer, clientId, clientSecret, name }: OidcSettings): OIDCConfig<{ sub: string }> => ({
  id: 'oidc',
  name,
  type: 'oidc',
  issuer,
  clientId,
  clientSecret,
  checks: ['pkce', 'state', 'nonce'],
  authorization: { params: { scope: 'openid' } },
  profile: ({ sub }) => ({ id: `${issuer} ${sub}` }),
});
