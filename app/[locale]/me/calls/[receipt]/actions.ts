'use server';

import { redirect } from 'next/navigation';
import { removeMyEvidence } from '@/lib/evidence/my-evidence.server';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';

const NAME = /^[0-9A-Z]{16}$/;

/** Deletes a file that the visitor gave as evidence of one of his calls. */
export async function removeEvidenceAction(form: FormData): Promise<void> {
  const [locale, receipt, name] = ['locale', 'receipt', 'name'].map((field) => String(form.get(field) ?? ''));
  const spoken = locale && isLocale(locale) ? locale : DEFAULT_LOCALE;
  if (!receipt || !name || !NAME.test(receipt) || !NAME.test(name)) redirect(localePath(spoken, '/me'));
  await removeMyEvidence(receipt, name);
  redirect(`${localePath(spoken, `/me/calls/${receipt}`)}#evidence`);
}
