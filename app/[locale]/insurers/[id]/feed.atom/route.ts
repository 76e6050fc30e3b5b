import { getTranslations } from 'next-intl/server';
import { standingText } from '@/components/ranking/standing-text';
import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { rankingFeed } from '@/lib/ranking/share/ranking-feed';
import { readRecentRuns } from '@/lib/ranking/share/read-recent-runs.server';
import { readReplies } from '@/lib/replies/public-replies.server';

export const dynamic = 'force-dynamic';

const DAYS = 60;

/** `/insurers/{id}/feed.atom`: one company's standing in the ranking of each day, told when it changed, and what the company said. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: Locale; id: string }> },
): Promise<Response> {
  const { locale, id } = await params;
  const insurer = insurerById(id);
  if (!insurer || insurer.currentId !== id) return new Response(null, { status: 404 });
  const t = await getTranslations({ locale, namespace: 'share' });
  const name = insurerName(insurer, locale);
  const told = (await readRecentRuns(DAYS)).map(({ id: run, day, ranAt, rows }) => ({
    id: run,
    ranAt,
    title: t('standingEntry', { name, day }),
    summary: standingText(t, rows.find(({ insurerId }) => insurerId === id) ?? null),
  }));
  const changed = told.filter(({ summary }, i) => summary !== told[i + 1]?.summary);
  const words = { title: t('standingTitle', { name }), author: t('author'), rights: DATA_LICENCE.id };
  const place = { origin: settings().ORIGIN, locale, path: `/insurers/${id}` };
  const page = place.origin + localePath(locale, place.path);
  const replies = (await readReplies(id)).map(({ id: reply, publishedAt, withdrawnAt, words: said }) => ({
    id: `${page}#reply-${reply}`,
    title: t('replyEntry', { name }),
    at: withdrawnAt ?? publishedAt,
    link: `${page}#reply-${reply}`,
    type: 'text/html',
    summary: said === null ? t('replyWithdrawn') : locale === 'en' ? (said.en ?? said.zh) : said.zh,
  }));
  const feed = rankingFeed(changed, place, words, replies);
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}
