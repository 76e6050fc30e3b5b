import { getTranslations } from 'next-intl/server';
import { inLanguage } from '@/components/rights/in-language';
import { caseCalendar } from '@/lib/cases/case-calendar';
import { readMyCase } from '@/lib/cases/my-cases.server';
import { systemClock } from '@/lib/platform/clock';
import { isLocale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { channelById } from '@/lib/rights/complaint-channels';

/** The calendar file of one case of the visitor; 404 for any other, and for one that has no day to wait for. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale, id } = await params;
  const found = isLocale(locale) ? await readMyCase(id) : null;
  if (!found || !isLocale(locale) || !('dueOn' in found.case.standing)) return new Response(null, { status: 404 });
  const t = await getTranslations({ locale, namespace: 'cases.case' });
  const channel = inLanguage(channelById(found.case.channel).name, locale);
  const words = {
    name: t('calendarName'),
    title: t('calendarTitle', { channel }),
    text: t('calendarText', { url: `${settings().ORIGIN}${localePath(locale, `/me/cases/${id}`)}` }),
  };
  const file = caseCalendar({ id, dueOn: found.case.standing.dueOn }, locale, words, systemClock());
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="wurao-case.ics"',
    },
  });
}
