import 'server-only';
import { accountKeys } from '@/lib/accounts/account-keys.server';
import { requireRole } from '@/lib/accounts/roles';
import { readSession } from '@/lib/accounts/sign-in.server';
import { currentInsurer, type Insurer, idsAnsweredFor } from '@/lib/insurers/registry';
import { pool } from '@/lib/platform/database.server';

/** Name under which a moderator's decisions stand: the same for all of his, and of no use to find his account. Null for anybody else. */
export async function thisModerator(): Promise<string | null> {
  const session = requireRole(await readSession(), 'moderator');
  return session.ok
    ? `moderator-${accountKeys().hash('moderator', session.value.userId, 16).toString('hex').slice(0, 12)}`
    : null;
}

/** Whom the visitor speaks for: the company that answers today for the one he was made a representative of. Null for anybody else. */
export async function thisRepresentative(): Promise<{
  readonly userId: string;
  readonly insurer: Insurer;
  readonly insurerIds: readonly string[];
} | null> {
  const session = requireRole(await readSession(), 'insurer_representative');
  if (!session.ok) return null;
  const { userId } = session.value;
  const { rows } = await pool().query<{ insurer_id: string }>('SELECT insurer_id FROM "user" WHERE id = $1', [userId]);
  const insurer = currentInsurer(rows[0]?.insurer_id ?? '');
  return insurer ? { userId, insurer, insurerIds: idsAnsweredFor(insurer.id) } : null;
}
