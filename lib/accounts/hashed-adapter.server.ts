import 'server-only';
import { PrismaAdapter } from '@auth/prisma-adapter';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import type { Clock } from '@/lib/platform/clock';
import type { Keyring } from '@/lib/platform/keyed-hash';
import type { PrismaClient, User } from '@/lib/platform/prisma-client/client';
import { emailHashes, isEmailHash, parseEmailAddress } from './email-address';

/**
 * The store of next-auth with the addresses taken out: what goes in as an address is kept, and comes back, as its keyed hash. Anything that is
 * neither an address nor a hash is refused, so nothing else can be stored by mistake. Only what sign-in by e-mail needs is there.
 */
export function hashedAdapter(db: PrismaClient, keys: Keyring, now: Clock): Adapter {
  const plain = PrismaAdapter(db as unknown as Parameters<typeof PrismaAdapter>[0]);
  const find = async (email: string) => db.user.findFirst({ where: { email: { in: storedForms(keys, email) } } });
  const read = async (email: string): Promise<AdapterUser | null> => {
    const user = await find(email);
    return user && asAdapterUser(user);
  };

  return {
    getUser: plain.getUser as NonNullable<Adapter['getUser']>,
    getUserByEmail: read,
    createUser: async ({ email, emailVerified }) => {
      // Two links of one address opened at once make one user: the second insert finds the first.
      const hash = storedForm(keys, email);
      const data = { email: hash, emailVerified };
      return asAdapterUser(await db.user.upsert({ where: { email: hash }, create: data, update: { emailVerified } }));
    },
    updateUser: async ({ id, emailVerified }) =>
      asAdapterUser(await db.user.update({ where: { id }, data: { emailVerified: emailVerified ?? null } })),
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

const asAdapterUser = ({ id, email, emailVerified }: User): AdapterUser => ({ id, email: email ?? '', emailVerified });
