import { getTranslations } from 'next-intl/server';
import { rowName } from '@/components/ranking/forest-rows';
import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { Locale } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { rankingFeed } from '@/lib/ranking/share/ranking-feed';
import { readRecentRuns } from '@/lib/ranking/share/read-recent-runs.server';

export const dynamic = 'force-dynamic';

const DAYS = 30;

/** `/feed.atom`: the ranking of each of the last thirty days on which there was one. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: Locale }> }): Promise<Response> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'share' });
  const runs = (await readRecentRuns(DAYS)).map(({ id, day, method, ranAt, rows }) => {
    const ranked = rows.filter(({ status }) => status === 'ranked').length;
    const red = rows.filter((row) => row.red).map((row) => rowName(row, locale));
    const summary =
      red.length > 0 ? t('feedRed', { ranked, names: red.join(t('separator')) }) : t('feedNoRed', { ranked });
    return { id, ranAt, title: t('feedEntry', { day, method }), summary };
  });
  const words = { title: t('feedTitle'), author: t('author'), rights: DATA_LICENCE.id };
  const feed = rankingFeed(runs, { origin: settings().ORIGIN, locale, path: '/' }, words);
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
