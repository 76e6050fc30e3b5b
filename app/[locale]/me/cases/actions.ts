'use server';

import { redirect } from 'next/navigation';
import type { CaseFormState } from '@/components/cases/case-form-state';
import { addMyCase, changeMyCase, dropMyCase } from '@/lib/cases/my-cases.server';
import { action } from '@/lib/platform/actions/action.server';
import { before, fields, spoken, text, texts } from '@/lib/platform/actions/action-input';
import { type Locale, localePath } from '@/lib/platform/locale';

const FORM = {
  channel: text(80),
  insurer: text(80),
  filedOn: text(80),
  toldDueOn: text(80),
  outcome: text(80),
  outcomeOn: text(80),
  receipts: texts(60, 20),
  locale: spoken,
};

/** Keeps a new case and shows it; a refused form comes back with what was typed. */
export const addCaseAction = action([before, fields(FORM)], async (_, { locale, ...typed }): Promise<CaseFormState> => {
  const added = await addMyCase(typed);
  if (!added.ok) return { problems: added.error, typed };
  redirect(casesPath(locale, `/${added.value}`));
});

/** Changes a case and shows it as it now stands. */
export const changeCaseAction = action(
  [before, fields({ ...FORM, id: text(40) })],
  async (_, { locale, id, ...typed }): Promise<CaseFormState> => {
    const changed = await changeMyCase(id, typed);
    if (changed && !changed.ok) return { problems: changed.error, typed };
    redirect(casesPath(locale, changed ? `/${id}?saved=1` : ''));
  },
);

/** Deletes a case. */
export const dropCaseAction = action(
  [fields({ id: text(40), locale: spoken })],
  async ({ id, locale }): Promise<void> => {
    await dropMyCase(id);
    redirect(casesPath(locale, ''));
  },
);

const casesPath = (locale: Locale, rest: string): string => localePath(locale, `/me/cases${rest}`);
