import { getTranslations } from 'next-intl/server';
import { standingText } from '@/components/ranking/standing-text';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { readRanking } from '@/lib/ranking/read-ranking.server';
import { badge } from '@/lib/ranking/share/badge';
import { LIVE } from '@/lib/ranking/view';

export const dynamic = 'force-dynamic';

const FILE = /^([a-z0-9-]{1,40})(\.en)?\.svg$/;

/** `/badges/{insurer}.svg`, `.en.svg`: a company's index with its interval, for other pages. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const [, id = '', english] = FILE.exec((await params).file) ?? [];
  const insurer = insurerById(id);
  if (!insurer || insurer.currentId !== id) return new Response(null, { status: 404 });
  const locale: Locale = english ? 'en' : 'zh-CN';
  const t = await getTranslations({ locale, namespace: 'share' });
  const ranking = await readRanking({ period: LIVE, filter: { by: 'all' } });
  const row = ranking?.rows.find(({ insurerId }) => insurerId === id) ?? null;
  const name = insurerName(insurer, locale);
  const right =
    row?.index == null || row.low === null || row.high === null
      ? t('badgeFew')
      : t('badgeIndex', { index: row.index.toFixed(2), low: row.low.toFixed(2), high: row.high.toFixed(2) });
  const label = `${t('author')} · ${name} · ${standingText(t, row)}`;
  const drawn = badge({ left: `${t('author')} · ${name}`, right, label, red: row?.red ?? false });
  return new Response(drawn, {
    headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Access-Control-Allow-Origin': '*' },
  });
}
