import { getTranslations } from 'next-intl/server';
import { chinaDate } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { isLocale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { expiryProblem } from '@/lib/shield/expiry-day';
import { SHIELD_FILE, shieldCalendar } from '@/lib/shield/shield-calendar';

/**
 * The calendar file for browsers that run no script. Nothing is kept of the day: not in a table, not in a log. A refused form comes back by 303 without it, as
 * it would stand in the address.
 */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  const expiresOn = (await readForm(request)).get('expiresOn') ?? '';
  const now = systemClock();
  const problem = expiryProblem(expiresOn, chinaDate(now));
  if (problem) {
    const back = localePath(locale, `/me/shield?problem=${problem}`);
    return new Response(null, { status: 303, headers: { Location: back } });
  }
  const t = await getTranslations({ locale, namespace: 'shield.message' });
  const words = { name: t('name'), more: t('more', { url: settings().ORIGIN + localePath(locale, '/me') }) };
  return new Response(shieldCalendar(expiresOn, locale, words, now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${SHIELD_FILE}"`,
    },
  });
}

/** A form of one day is short. What comes after is let through unkept: the answer and the next request need the connection. */
const MOST_BYTES = 4096;

async function readForm({ body }: Request): Promise<URLSearchParams> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ; ) {
    const chunk = await reader?.read().catch(() => null);
    if (!chunk?.value) return new URLSearchParams(bytes > MOST_BYTES ? '' : text);
    bytes += chunk.value.length;
    text = bytes > MOST_BYTES ? '' : text + decoder.decode(chunk.value, { stream: true });
  }
}
