'use server';

import { redirect } from 'next/navigation';
import type { DeskState } from '@/components/desk/desk-form';
import { decideMyDesk } from '@/lib/desk/my-desk.server';
import { action } from '@/lib/platform/actions/action.server';
import { before, fields, spoken, text } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';

const decisionForm = fields({ choice: text(60), number: text(60), name: text(60), locale: spoken });

/** Records a moderator's decision about the file on the desk and goes on to the next. */
export const decideAction = action(
  [before, decisionForm],
  async (_, { choice, number, name, locale }): Promise<DeskState> => {
    const [decision = '', reason = ''] = choice.split(':');
    const decided = await decideMyDesk({ name, decision, reason, number });
    if (!decided.ok) return { problem: decided.error, choice, number };
    redirect(localePath(locale, '/desk?done=1'));
  },
);
