import 'server-only';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { isRole, type Role } from './roles';

/** What decides whether a session still holds: its version must be the user's, the role is read anew. */
export interface SessionStanding {
  readonly sessionVersion: number;
  readonly role: Role;
}

/** The present standing of a user's sessions, or null when the user is gone or has a role this version does not know. */
export async function readSessionStanding(db: PrismaClient, userId: string): Promise<SessionStanding | null> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { sessionVersion: true, role: true } });
  return user && isRole(user.role) ? { sessionVersion: user.sessionVersion, role: user.role } : null;
}

/** Ends every session of a user on every device; sessions made afterwards hold. */
export async function signOutEverywhere(db: PrismaClient, userId: string): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
}
