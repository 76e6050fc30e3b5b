'use server';

import { redirect } from 'next/navigation';
import type { TypedState } from '@/components/replies/reply-form';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/platform/locale';
import { answerThisReply, decideThisReply } from '@/lib/replies/moderate-replies.server';
import { sendMyReply, withdrawMyReply } from '@/lib/replies/my-replies.server';

/** So much of a field comes back to be mended: several times what may be sent. */
const KEPT = 20_000;

const typedIn = (form: FormData, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '').slice(0, KEPT)]));

/** Takes what a company's representative says; a refused form comes back with what was typed. */
export async function sendReplyAction(_: TypedState, form: FormData): Promise<TypedState> {
  const typed = typedIn(form, ['kind', 'about', 'zh', 'en', 'link']);
  const sent = await sendMyReply(typed);
  if (!sent.ok) return { problems: sent.error, typed };
  redirect(deskPath(form, '?done=sent#own'));
}

/** Takes back what a company had sent. */
export async function withdrawReplyAction(form: FormData): Promise<void> {
  if (form.get('sure') !== 'yes') redirect(deskPath(form, '?done=unsure'));
  const done = await withdrawMyReply(String(form.get('id') ?? ''));
  redirect(deskPath(form, done ? '?done=withdrawn' : '?done=gone'));
}

/** Takes a moderator's decision about a reply. */
export async function decideReplyAction(_: TypedState, form: FormData): Promise<TypedState> {
  const typed = typedIn(form, ['decision']);
  const decided = await decideThisReply(String(form.get('id') ?? ''), typed.decision ?? '');
  if (decided.ok) redirect(deskPath(form, '/replies?done=1'));
  const field = decided.error === 'bad_decision' ? 'decision' : 'form';
  return { problems: [{ field, code: decided.error }], typed };
}

/** Takes a moderator's sentence about a correction. */
export async function answerReplyAction(_: TypedState, form: FormData): Promise<TypedState> {
  const typed = typedIn(form, ['answer', 'zh', 'en']);
  const answered = await answerThisReply(String(form.get('id') ?? ''), typed);
  if (!answered.ok) return { problems: answered.error, typed };
  redirect(deskPath(form, '/replies?done=1'));
}

function deskPath(form: FormData, rest: string): string {
  const locale = String(form.get('locale') ?? '');
  return localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, `/desk${rest}`);
}
