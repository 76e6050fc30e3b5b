'use server';

import { redirect } from 'next/navigation';
import type { DeskState } from '@/components/desk/desk-form';
import { decideMyDesk } from '@/lib/desk/my-desk.server';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';

/** Records a moderator's decision about the file on the desk and goes on to the next. */
export async function decideAction(_: DeskState, form: FormData): Promise<DeskState> {
  const text = (field: string) => String(form.get(field) ?? '').slice(0, 60);
  const [decision = '', reason = ''] = text('choice').split(':');
  const number = text('number');
  const decided = await decideMyDesk({ name: text('name'), decision, reason, number });
  if (!decided.ok) return { problem: decided.error, choice: text('choice'), number };
  const locale = text('locale');
  redirect(localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, '/desk?done=1'));
}
