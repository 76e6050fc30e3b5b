import { getTranslations } from 'next-intl/server';
import { framedRanking } from '@/components/ranking/embed/framed-ranking';
import { framedStyle } from '@/lib/heatmaps/heat-style.server';
import { chinaDate } from '@/lib/platform/china-time';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { readRanking } from '@/lib/ranking/read-ranking.server';
import { LIVE } from '@/lib/ranking/view';

export const dynamic = 'force-dynamic';

const ROWS = 12;

/** The head of the ranking for a frame on another site; the front gives it a policy of its own. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: Locale }> }): Promise<Response> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'share' });
  const ranking = await readRanking({ period: LIVE, filter: { by: 'all' } });
  const rows = (ranking?.rows ?? []).filter(({ status }) => status === 'ranked').slice(0, ROWS);
  const html = framedRanking({
    rows,
    locale,
    title: t('embedTitle'),
    about: ranking && rows.length > 0 ? t('embedAbout', { day: chinaDate(ranking.takenAt) }) : t('embedEmpty'),
    warning: settings().DATASET === 'synthetic' ? t('embedSynthetic') : null,
    href: settings().ORIGIN + localePath(locale, '/rankings'),
    style: await framedStyle(),
  });
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'x-wurao-framed': '1' } });
}
