import { handFormValues } from '@/components/forms/report/handed-values';
import { reportOfCall } from '@/lib/import/report-of-call';
import { type Locale, localePath } from '@/lib/platform/locale';
import { keepPicture } from './shared-picture';
import type { ImportState } from './use-import';

/** A shared screenshot of one call goes on to the form of one report, filled in as far as it was read. The number stays out of the address. */
export async function openSingle(state: Extract<ImportState, { kind: 'read' }>, locale: Locale): Promise<void> {
  const [call, second] = state.calls.sifted.offered;
  if (!call || second || !state.shared) return;
  if (state.picture) await keepPicture(state.picture);
  const { city: _, insurer, ...values } = reportOfCall(call, call.official[0] ?? '', { city: '', role: null });
  if (handFormValues(insurer ? { ...values, insurer } : values)) location.replace(localePath(locale, '/report'));
}
