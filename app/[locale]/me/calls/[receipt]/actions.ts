'use server';

import { redirect } from 'next/navigation';
import { removeMyEvidence } from '@/lib/evidence/my-evidence.server';
import { action } from '@/lib/platform/actions/action.server';
import { fields, spoken, text } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';

const NAME = /^[0-9A-Z]{16}$/;

/** Deletes a file that the visitor gave as evidence of one of his calls. */
export const removeEvidenceAction = action(
  [fields({ receipt: text(20), name: text(20), locale: spoken })],
  async ({ receipt, name, locale }): Promise<void> => {
    if (!NAME.test(receipt) || !NAME.test(name)) redirect(localePath(locale, '/me'));
    await removeMyEvidence(receipt, name);
    redirect(`${localePath(locale, `/me/calls/${receipt}`)}#evidence`);
  },
);
