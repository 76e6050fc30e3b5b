import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '@/lib/platform/locale';
import type { Front } from './front.server';
import { sendRendered } from './send-rendered.server';

type Answer = {
  readonly path: string;
  readonly locale: Locale;
  /** Of the answer, unless the page itself came to another. */
  readonly status: number;
  /** Headers that tell the page what to say. */
  readonly own?: Record<string, string>;
};

/** Answers a form that was not taken by its page, which says why and shows again what was typed. */
export async function answerWithPage(
  request: IncomingMessage,
  response: ServerResponse,
  front: Front,
  { path, locale, status, own = {} }: Answer,
): Promise<void> {
  const page = await front.renderPage(request, { path, locale }, { own });
  const answer = { ...page, status: page.status === 200 ? status : page.status };
  await sendRendered(request, response, answer, front.parts.development);
}
