import 'server-only';
import { cookies } from 'next/headers';
import { log } from '@/lib/platform/log.server';
import { settings } from '@/lib/platform/settings.server';
import { accountKeys } from './account-keys.server';
import { keepMyRecord } from './my-record.server';
import { LINK_MINUTES } from './sign-in-link';
import { readThisDevice } from './this-device.server';

const ASKED = 'wurao_asked';
const MARK_BYTES = 16;

const markOf = (emailHash: string): string =>
  accountKeys().hash('sign-in-asked', emailHash, MARK_BYTES).toString('hex');

/** Remembers in this browser that it asked for a link to this address. */
export async function rememberAsking(emailHash: string): Promise<void> {
  const secure = settings().ORIGIN.startsWith('https:');
  const lasting = { path: '/', maxAge: LINK_MINUTES * 60, httpOnly: true, sameSite: 'lax', secure } as const;
  (await cookies()).set(ASKED, markOf(emailHash), lasting);
}

/**
 * Lets an account keep the reports of the device that signs in, if this browser asked for the link. Whoever opens somebody else's link is signed
 * in to that person's account but keeps the reports; `/me` then offers to hand them over. A failure is logged and can be mended there, too.
 */
export async function adoptAfterSignIn(userId: string, emailHash: string): Promise<void> {
  const jar = await cookies();
  const device = await readThisDevice();
  if (!device || jar.get(ASKED)?.value !== markOf(emailHash)) return;
  jar.delete(ASKED);
  try {
    await keepMyRecord(userId, device);
  } catch (error) {
    log.error({ error: (error as Error).message }, 'reports were not adopted at sign-in');
  }
}
