import 'server-only';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import type { Clock } from '@/lib/platform/clock';
import type { Keyring } from '@/lib/platform/keyed-hash';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { emailHashes, isEmailHash, parseEmailAddress } from './email-address';
import { findIdentity, linkIdentity } from './identities.server';
import { identityHash, identityHashes, isIdentityWay } from './identity';

/** What the store must know of the running request. */
export interface StoreParts {
  readonly db: PrismaClient;
  readonly keys: Keyring;
  readonly now: Clock;
  /** Whose session the running request has, if it stands. */
  readonly holder: () => Promise<string | null>;
  /** Whose account an address is being added to: that of the session under which this browser asked for the link. */
  readonly emailHolder: (emailHash: string) => Promise<string | null>;
}

type Stored = { readonly id: string; readonly email: string | null; readonly emailVerified: Date | null };

/**
 * The store of next-auth with the addresses and subjects taken out: what goes in as an address or as somebody's id elsewhere is kept as its keyed
 * hash. Anything that is neither an address nor a hash is refused, so nothing else can be stored by mistake; tokens and profiles have no column.
 */
export function hashedAdapter({ db, keys, now, holder, emailHolder }: StoreParts): Adapter {
  const find = async (email: string) => db.user.findFirst({ where: { email: { in: storedForms(keys, email) } } });
  const byId = async (id: string): Promise<AdapterUser | null> => {
    const user = await db.user.findUnique({ where: { id } });
    return user && asAdapterUser(user);
  };
  return {
    // Asked by next-auth for whoever the cookie names, to add another way to that account: the session must stand.
    getUser: async (id) => ((await holder()) === id ? byId(id) : null),
    getUserByEmail: async (email) => {
      const user = await find(email);
      return user && asAdapterUser(user);
    },
    createUser: async ({ email, emailVerified }) => {
      if (!email) return asAdapterUser(await db.user.create({ data: {} }));
      const hash = storedForm(keys, email);
      const adding = await emailHolder(hash);
      if (adding)
        return asAdapterUser(await db.user.update({ where: { id: adding }, data: { email: hash, emailVerified } }));
      // Two links of one address opened at once make one user: the second insert finds the first.
      const data = { email: hash, emailVerified };
      return asAdapterUser(await db.user.upsert({ where: { email: hash }, create: data, update: { emailVerified } }));
    },
    updateUser: async ({ id, emailVerified }) =>
      asAdapterUser(await db.user.update({ where: { id }, data: { emailVerified: emailVerified ?? null } })),
    getUserByAccount: async ({ provider, providerAccountId }) => {
      if (!isIdentityWay(provider)) return null;
      const found = await findIdentity(db, provider, identityHashes(keys, provider, providerAccountId));
      return found && byId(found.userId);
    },
    linkAccount: async ({ userId, provider, providerAccountId }) => {
      if (!isIdentityWay(provider)) throw new TypeError('not a way into an account');
      const linked = await linkIdentity(db, userId, provider, identityHash(keys, provider, providerAccountId));
      if (linked.ok) return;
      // Two first sign-ins at once: the account that was made for the second has no way in.
      await db.user.deleteMany({ where: { id: userId, email: null, accounts: { none: {} }, reporters: { none: {} } } });
      throw new Error('another sign-in came first');
    },
    ...linkTokens(db, keys, now, find),
  };
}

function linkTokens(
  db: PrismaClient,
  keys: Keyring,
  now: Clock,
  find: (email: string) => Promise<Stored | null>,
): Pick<Adapter, 'createVerificationToken' | 'useVerificationToken'> {
  return {
    createVerificationToken: async ({ identifier, token, expires }) => {
      await db.verificationToken.deleteMany({ where: { expires: { lt: now() } } });
      // A user stored under the previous secret keeps that hash, else the link would open a second account.
      const known = (await find(identifier))?.email;
      return db.verificationToken.create({
        data: { identifier: known ?? storedForm(keys, identifier), token, expires },
      });
    },
    // The link names no address, so the token alone finds its row; of two requests with it, one deletes the row.
    useVerificationToken: async ({ token }) => {
      const row = await db.verificationToken.findFirst({ where: { token } });
      if (!row) return null;
      const deleted = await db.verificationToken.deleteMany({ where: { identifier: row.identifier, token } });
      return deleted.count === 1 ? row : null;
    },
  };
}

const storedForm = (keys: Keyring, email: string): string => storedForms(keys, email)[0] as string;

function storedForms(keys: Keyring, email: string): string[] {
  if (isEmailHash(email)) return [email];
  const parsed = parseEmailAddress(email);
  if (!parsed.ok) throw new TypeError('neither an e-mail address nor the hash of one');
  return emailHashes(keys, parsed.value);
}

const asAdapterUser = ({ id, email, emailVerified }: Stored): AdapterUser => ({
  id,
  email: email ?? '',
  emailVerified,
});
