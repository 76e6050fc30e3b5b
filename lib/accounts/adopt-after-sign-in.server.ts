import 'server-only';
import { cookies } from 'next/headers';
import { log } from '@/lib/platform/log.server';
import { ownCookie, ownCookieName } from '@/lib/platform/own-cookie';
import { settings } from '@/lib/platform/settings.server';
import { accountKeys } from './account-keys.server';
import { keepMyRecord } from './my-record.server';
import { LINK_MINUTES } from './sign-in-link';
import { readThisDevice } from './this-device.server';

const ASKED = 'wurao_asked';
const https = (): boolean => settings().ORIGIN.startsWith('https:');
const MARK_BYTES = 16;

const markOf = (emailHash: string, holder: string | null): string =>
  accountKeys()
    .hash('sign-in-asked', `${emailHash} ${holder ?? ''}`, MARK_BYTES)
    .toString('hex');

/** Remembers in this browser that it asked for a link to this address, and to which account it was signed in then. */
export async function rememberAsking(emailHash: string, holder: string | null): Promise<void> {
  (await cookies()).set(ownCookie(ASKED, markOf(emailHash, holder), LINK_MINUTES * 60, https()));
}

/**
 * Whose account an address is being added to: only that of the session under which this very browser asked for the link. Whoever is sent somebody
 * else's link while signed in does not get that person's address into the own account.
 */
export const askedToAdd =
  (holder: () => Promise<string | null>) =>
  async (emailHash: string): Promise<string | null> => {
    const asked = (await cookies()).get(ownCookieName(ASKED, https()))?.value;
    const userId = asked === undefined ? null : await holder();
    return userId !== null && asked === markOf(emailHash, userId) ? userId : null;
  };

/**
 * Lets an account keep the reports of the device that signs in. By a link only if this browser asked for it: whoever opens somebody else's link is
 * signed in to that person's account but keeps the reports; `/me` then offers to hand them over. A failure is logged and can be mended there, too.
 */
export async function adoptAfterSignIn(userId: string, emailHash: string | null): Promise<void> {
  const device = await readThisDevice();
  if (!device || (emailHash !== null && !(await tookBackAsking(userId, emailHash)))) return;
  try {
    await keepMyRecord(userId, device);
  } catch (error) {
    log.error({ error: (error as Error).message }, 'reports were not adopted at sign-in');
  }
}

async function tookBackAsking(userId: string, emailHash: string): Promise<boolean> {
  const jar = await cookies();
  const asked = jar.get(ownCookieName(ASKED, https()))?.value;
  if (asked !== markOf(emailHash, null) && asked !== markOf(emailHash, userId)) return false;
  jar.set(ownCookie(ASKED, '', 0, https()));
  return true;
}
