import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { lookUpNumber } from '@/lib/numbers/look-up-number';
import { NumberBook } from '@/lib/numbers/number-book';
import { publishNotices } from '@/lib/numbers/publish-notices';
import { type Locale, localePath } from '@/lib/platform/locale';
import { answerWithPage } from '../answer-with-page.server';
import type { Front } from '../front.server';
import { readBody } from '../read-body';
import { seeOther } from '../see-other';
import { formFields } from './form-fields';
import { admitLookUp } from './numbers-api.server';

const EMPTY = new NumberBook(publishNotices([]));

/**
 * `POST /numbers`: an enterprise number leads to its page by 303; all else gets the form again with what may be said. By POST, so that a
 * person's number stands in no address, history or log.
 */
export async function numberForm(
  request: IncomingMessage,
  response: ServerResponse,
  locale: Locale,
  front: Front,
): Promise<void> {
  const body = await readBody(request, 'application/x-www-form-urlencoded');
  const typed = body.ok ? String(formFields(body.value).number ?? '').slice(0, 120) : '';
  const admitted = await admitLookUp(request, response, front);
  const found = lookUpNumber(typed, EMPTY);
  if (admitted && found.ok)
    return seeOther(response, localePath(locale, `/numbers/${encodeURIComponent(found.value.number)}`));
  const code = !admitted ? 'limited' : found.ok ? 'not_a_number' : found.error.code;
  const status = code === 'limited' ? 429 : code === 'personal' || code === 'hidden' ? 200 : 422;
  await answerWithPage(request, response, front, {
    path: '/numbers',
    locale,
    status,
    own: { 'x-wurao-look-up': code },
  });
}
