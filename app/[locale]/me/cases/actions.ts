'use server';

import { redirect } from 'next/navigation';
import type { CaseFormState } from '@/components/cases/case-form-state';
import { addMyCase, changeMyCase, dropMyCase } from '@/lib/cases/my-cases.server';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';

/** Keeps a new case and shows it; a refused form comes back with what was typed. */
export async function addCaseAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  const typed = typedIn(form);
  const added = await addMyCase(typed);
  if (!added.ok) return { problems: added.error, typed };
  redirect(casesPath(form, `/${added.value}`));
}

/** Changes a case and shows it as it now stands. */
export async function changeCaseAction(_: CaseFormState, form: FormData): Promise<CaseFormState> {
  const typed = typedIn(form);
  const id = String(form.get('id') ?? '');
  const changed = await changeMyCase(id, typed);
  if (changed && !changed.ok) return { problems: changed.error, typed };
  redirect(casesPath(form, changed ? `/${id}?saved=1` : ''));
}

/** Deletes a case. */
export async function dropCaseAction(form: FormData): Promise<void> {
  await dropMyCase(String(form.get('id') ?? ''));
  redirect(casesPath(form, ''));
}

const FIELDS = ['channel', 'insurer', 'filedOn', 'toldDueOn', 'outcome', 'outcomeOn'] as const;

function typedIn(form: FormData): CaseFormState['typed'] {
  const single = FIELDS.map((name) => [name, String(form.get(name) ?? '').slice(0, 80)] as const);
  const receipts = form
    .getAll('receipts')
    .slice(0, 60)
    .map((value) => String(value).slice(0, 20));
  return { ...Object.fromEntries(single), receipts };
}

function casesPath(form: FormData, rest: string): string {
  const locale = String(form.get('locale') ?? '');
  return localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, `/me/cases${rest}`);
}
