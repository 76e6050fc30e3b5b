import 'server-only';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { requireRole } from '@/lib/accounts/roles';
import { readSession } from '@/lib/accounts/sign-in.server';

/** Name under which a moderator's decisions stand: the same for all of his, and of no use to find his account. Null for anybody else. */
export async function thisModerator(): Promise<string | null> {
  const session = requireRole(await readSession(), 'moderator');
  return session.ok
    ? `moderator-${accountKeys().hash('moderator', session.value.userId, 16).toString('hex').slice(0, 12)}`
    : null;
}
