import 'server-only';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { err, ok, type Result } from '@/lib/platform/result';
import type { IdentityWay } from './identity';

/** `other_account`: the number or identity leads into somebody else's account. `already`: this account has another one of its kind. */
export type LinkProblem = 'other_account' | 'already';

/** Whose account a number or identity leads into, and under which of its hashes it is stored; null when it is new. */
export async function findIdentity(
  db: PrismaClient,
  way: IdentityWay,
  hashes: readonly string[],
): Promise<{ userId: string; hash: string } | null> {
  const found = await db.account.findFirst({
    where: { provider: way, providerAccountId: { in: [...hashes] } },
    select: { userId: true, providerAccountId: true },
  });
  return found && { userId: found.userId, hash: found.providerAccountId };
}

/** Adds a way into an account; again changes nothing. The database's constraints settle who was first. */
export async function linkIdentity(
  db: PrismaClient,
  userId: string,
  way: IdentityWay,
  hash: string,
): Promise<Result<void, LinkProblem>> {
  const { count } = await db.account.createMany({
    data: [{ userId, provider: way, providerAccountId: hash }],
    skipDuplicates: true,
  });
  if (count === 1) return ok(undefined);
  const holder = (await findIdentity(db, way, [hash]))?.userId;
  if (holder === userId) return ok(undefined);
  return err(holder === undefined ? 'already' : 'other_account');
}

/** The account that a number or identity leads into: a new one when nobody has it. Two first sign-ins at once end in one account. */
export async function enterByIdentity(db: PrismaClient, way: IdentityWay, hash: string): Promise<string> {
  const known = await findIdentity(db, way, [hash]);
  if (known) return known.userId;
  const { id } = await db.user.create({ data: {}, select: { id: true } });
  const linked = await linkIdentity(db, id, way, hash);
  if (linked.ok) return id;
  await db.user.delete({ where: { id } });
  return enterByIdentity(db, way, hash);
}
