import { err, ok, type Result } from '@/lib/platform/result';

export const ROLES = ['reporter', 'insurer_representative', 'moderator'] as const;
export type Role = (typeof ROLES)[number];

/** What a session says of its holder, and nothing more. */
export interface SignedIn {
  readonly userId: string;
  readonly role: Role;
}

export const isRole = (text: unknown): text is Role => (ROLES as readonly unknown[]).includes(text);

/** Whether a session may act in a role. Everyone signed in is a reporter; the other two roles do not include each other. */
export function requireRole(session: SignedIn | null, role: Role): Result<SignedIn, 'signed_out' | 'forbidden'> {
  if (!session) return err('signed_out');
  return role === 'reporter' || session.role === role ? ok(session) : err('forbidden');
}
