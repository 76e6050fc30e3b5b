import 'server-only';
import { CredentialsSignin, type NextAuthConfig } from 'next-auth';
import type { EmailConfig } from 'next-auth/providers/email';
import type { Keyring } from '@/lib/platform/keyed-hash';
import type { Result } from '@/lib/platform/result';
import type { DeliverMail } from './deliver-mail.server';
import { type EmailAddress, emailHash, parseEmailAddress } from './email-address';
import { type OidcSettings, oidcProvider } from './oidc-provider.server';
import { LINK_MINUTES, localeOfPath, ownPath, signInLink } from './sign-in-link';
import { type WeChatSettings, weChatProvider } from './wechat-provider.server';
import { writeSignInMail } from './write-sign-in-mail';

/** What the ways into an account need of the site. */
export interface ProviderParts {
  readonly keys: Keyring;
  /** Public origin, e.g. `https://example.org`. */
  readonly origin: string;
  readonly deliver: DeliverMail;
  /** Whether one more mail may go to this address (by its hash); when not, nothing is sent and nobody is told. */
  readonly mayWriteTo: (emailHash: string) => Promise<boolean>;
  /** Takes a code that was sent to a number; the account it leads into, or a word that says why it does not. */
  readonly enterByCode: (ask: string, code: string) => Promise<Result<string, string>>;
  /** Identity providers; null when their settings are absent. */
  readonly oidc: OidcSettings | null;
  readonly weChat: WeChatSettings | null;
}

/** Says in `code` why a number did not lead in. */
export class CodeRefused extends CredentialsSignin {
  constructor(override readonly code: string) {
    super();
  }
}

/** The ways into an account that this site has settings for. */
export function signInProviders(parts: ProviderParts): NextAuthConfig['providers'] {
  return [
    emailProvider(parts),
    phoneProvider(parts),
    ...(parts.oidc ? [oidcProvider(parts.oidc)] : []),
    ...(parts.weChat ? [weChatProvider(parts.weChat)] : []),
  ];
}

const phoneProvider = ({ enterByCode }: ProviderParts): NextAuthConfig['providers'][number] => ({
  id: 'phone',
  type: 'credentials',
  name: 'Phone',
  credentials: {},
  authorize: async ({ ask, code }) => {
    const entered = await enterByCode(String(ask ?? ''), String(code ?? ''));
    if (!entered.ok) throw new CodeRefused(entered.error);
    return { id: entered.value };
  },
});

function emailProvider({ keys, origin, deliver, mayWriteTo }: ProviderParts): EmailConfig {
  return {
    id: 'nodemailer',
    type: 'email',
    name: 'E-mail',
    maxAge: LINK_MINUTES * 60,
    normalizeIdentifier: (typed) => {
      const parsed = parseEmailAddress(typed ?? '');
      if (!parsed.ok) throw new TypeError('not an e-mail address');
      return parsed.value;
    },
    sendVerificationRequest: async ({ identifier, token, url }) => {
      if (!(await mayWriteTo(emailHash(keys, identifier as EmailAddress)))) return;
      const next = ownPath(new URL(url).searchParams.get('callbackUrl'), origin, '/me');
      const language = localeOfPath(next);
      const mail = writeSignInMail(language, signInLink(origin, language, token, next), LINK_MINUTES);
      await deliver({ to: identifier, language, ...mail });
    },
  };
}
