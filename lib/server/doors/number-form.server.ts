import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { lookUpNumber } from '@/lib/numbers/look-up-number';
import { NumberBook } from '@/lib/numbers/number-book';
import { publishNotices } from '@/lib/numbers/publish-notices';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { Front } from '../front.server';
import { readBody } from '../read-body';
import { sendRendered } from '../send-rendered.server';
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
  if (admitted && found.ok) {
    response.setHeader('Location', localePath(locale, `/numbers/${encodeURIComponent(found.value.number)}`));
    response.setHeader('Cache-Control', 'no-store');
    response.statusCode = 303;
    response.end();
    return;
  }
  const code = !admitted ? 'limited' : found.ok ? 'not_a_number' : found.error.code;
  const page = await front.renderPage(request, { path: '/numbers', locale }, { own: { 'x-wurao-look-up': code } });
  const refused = code === 'limited' ? 429 : code === 'personal' || code === 'hidden' ? 200 : 422;
  await sendRendered(
    request,
    response,
    { ...page, status: page.status === 200 ? refused : page.status },
    front.parts.development,
  );
}
