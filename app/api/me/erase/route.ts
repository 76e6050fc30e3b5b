import { eraseMe, eraseMyReport } from '@/lib/accounts/my-data-page.server';
import { signOut } from '@/lib/accounts/sign-in.server';
import { signInLimits } from '@/lib/accounts/sign-in-limits.server';
import { forgetThisDevice, readThisNetwork } from '@/lib/accounts/this-device.server';
import { localePath } from '@/lib/platform/locale';
import { readOwnForm, seeOther } from '../own-form';

/** What this site's pages have put into the browser goes as well; cookies are taken back one by one, since a language may be among them. */
const CLEAR = { 'Clear-Site-Data': '"storage"' };

/** Erases the visitor, or one report of theirs, once the box is ticked. */
export async function POST(request: Request): Promise<Response> {
  const { locale, own, fields } = await readOwnForm(request);
  const receipt = (fields.get('receipt') ?? '').replace(/[^0-9A-Z]/g, '').slice(0, 16);
  const asked = localePath(locale, receipt ? `/me/data/erase/${receipt}` : '/me/data/erase');
  if (!own || fields.get('sure') !== 'yes') return seeOther(`${asked}?unsure=1`);
  if (!signInLimits().eraseNetwork.consume(await readThisNetwork()).ok)
    return seeOther(localePath(locale, '/me/data?problem=limited'));
  if (receipt) {
    const erased = await eraseMyReport(receipt);
    return seeOther(localePath(locale, `/me/data?${erased.ok ? 'erased=one' : 'problem=nothing'}`));
  }
  const erased = await eraseMe();
  if (!erased.ok) return seeOther(localePath(locale, `/me/data?problem=${erased.error}`));
  await forgetThisDevice();
  await signOut({ redirect: false });
  return seeOther(localePath(locale, '/me/data/erased'), CLEAR);
}
