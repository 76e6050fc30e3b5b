'use server';

import { redirect } from 'next/navigation';
import type { TypedState } from '@/components/replies/reply-form';
import { action } from '@/lib/platform/actions/action.server';
import { before, fields, spoken, text } from '@/lib/platform/actions/action-input';
import { localePath } from '@/lib/platform/locale';
import { answerThisReply, decideThisReply } from '@/lib/replies/moderate-replies.server';
import { sendMyReply, withdrawMyReply } from '@/lib/replies/my-replies.server';

/** So much of a text comes back to be mended: several times what may be sent. */
const draft = text(20_000);
const code = text(40);
const id = text(20);
const replyForm = fields({ kind: code, about: code, zh: draft, en: draft, link: text(2_000), locale: spoken });

/** Takes what a company's representative says; a refused form comes back with what was typed. */
export const sendReplyAction = action([before, replyForm], async (_, { locale, ...typed }): Promise<TypedState> => {
  const sent = await sendMyReply(typed);
  if (!sent.ok) return { problems: sent.error, typed };
  redirect(localePath(locale, '/desk?done=sent'));
});

/** Takes back what a company had sent. */
export const withdrawReplyAction = action(
  [fields({ id, sure: code, locale: spoken })],
  async (asked): Promise<void> => {
    const done = asked.sure === 'yes' ? ((await withdrawMyReply(asked.id)) ? 'withdrawn' : 'gone') : 'unsure';
    redirect(localePath(asked.locale, `/desk?done=${done}`));
  },
);

/** Takes a moderator's decision about a reply. */
export const decideReplyAction = action(
  [before, fields({ id, decision: code, locale: spoken })],
  async (_, { id, decision, locale }): Promise<TypedState> => {
    const decided = await decideThisReply(id, decision);
    if (decided.ok) redirect(localePath(locale, '/desk/replies?done=1'));
    const field = decided.error === 'bad_decision' ? 'decision' : 'form';
    return { problems: [{ field, code: decided.error }], typed: { decision } };
  },
);

/** Takes a moderator's sentence about a correction. */
export const answerReplyAction = action(
  [before, fields({ id, answer: code, zh: draft, en: draft, locale: spoken })],
  async (_, { id, locale, ...typed }): Promise<TypedState> => {
    const answered = await answerThisReply(id, typed);
    if (!answered.ok) return { problems: answered.error, typed };
    redirect(localePath(locale, '/desk/replies?done=1'));
  },
);
