import 'server-only';
import { randomBytes } from 'node:crypto';
import { chinaDate } from '@/lib/platform/china-time';
import type { PrismaClient } from '@/lib/platform/prisma-client/client';
import { type DeviceDescription, storedDescription } from './device-description';
import { isRole, type Role } from './roles';

export const SESSION_DAYS = 30;

/** What a session's row says of its holder now; the role is read anew every time. */
export interface SessionStanding {
  readonly userId: string;
  readonly role: Role;
}

/** A session as its owner sees it; the last day is a calendar day in China. */
export interface KeptSession extends DeviceDescription {
  readonly id: string;
  readonly createdAt: Date;
  readonly seenOn: string;
}

const dayOf = (moment: Date): Date => new Date(`${chinaDate(moment)}T00:00:00Z`);
const oldest = (now: Date): Date => new Date(now.getTime() - SESSION_DAYS * 24 * 3600_000);

/** Makes a session and tells its id, which only the signed cookie is given. Forgets sessions whose cookies have run out. */
export async function openSession(
  db: PrismaClient,
  userId: string,
  device: DeviceDescription,
  now: Date,
): Promise<string> {
  const id = randomBytes(18).toString('base64url');
  await db.session.deleteMany({ where: { createdAt: { lt: oldest(now) } } });
  await db.session.create({ data: { id, userId, createdAt: now, seenOn: dayOf(now), ...device } });
  return id;
}

/** Whom a session belongs to, or null when it was ended, its user is gone or has a role this version does not know. Notes the day. */
export async function readSessionStanding(db: PrismaClient, id: string, now: Date): Promise<SessionStanding | null> {
  const select = { userId: true, seenOn: true, user: { select: { role: true } } } as const;
  const session = await db.session.findUnique({ where: { id }, select });
  if (!session || !isRole(session.user.role)) return null;
  const today = dayOf(now);
  if (session.seenOn < today) await db.session.updateMany({ where: { id }, data: { seenOn: today } });
  return { userId: session.userId, role: session.user.role };
}

/** The sessions of a user that still stand, the one used last first. */
export async function listSessions(db: PrismaClient, userId: string, now: Date): Promise<KeptSession[]> {
  const sessions = await db.session.findMany({
    where: { userId, createdAt: { gte: oldest(now) } },
    orderBy: [{ seenOn: 'desc' }, { createdAt: 'desc' }, { id: 'asc' }],
  });
  return sessions.map((session) => ({
    id: session.id,
    createdAt: session.createdAt,
    seenOn: session.seenOn.toISOString().slice(0, 10),
    ...storedDescription(session),
  }));
}

/** Ends one session of a user; what is no session of theirs is left alone. */
export async function endSession(db: PrismaClient, userId: string, id: string): Promise<void> {
  await db.session.deleteMany({ where: { id, userId } });
}

/** Ends every session of a user on every device; sessions made afterwards hold. */
export async function signOutEverywhere(db: PrismaClient, userId: string): Promise<void> {
  await db.session.deleteMany({ where: { userId } });
}
