import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { LIVE } from '@/lib/ranking/view';
import { insurerPath, rowName } from './forest-rows';
import { periodName } from './view-name';

/** The answer in one sentence and one large number: the highest index that is surely high, else the highest. `rows`: ranked, highest first. */
export function LeadFinding({ rows }: { rows: readonly ShownRankingRow[] }) {
  const t = useTranslations('home.finding');
  const words = useTranslations('rankings');
  const locale = useLocale() as Locale;
  const red = rows.filter((row) => row.red);
  const top = red[0] ?? rows[0];
  if (!top || top.index === null || top.low === null || top.high === null) return null;
  const link = { name: (name: React.ReactNode) => <a href={insurerPath(top.insurerId, locale)}>{name}</a> };
  const sentence = { ...link, period: periodName(words, LIVE), insurer: rowName(top, locale) };
  return (
    <section aria-label={t('label')} className="border-t-2 border-ink pt-5">
      <p className="max-w-line">{t.rich(top.red ? 'red' : 'calm', sentence)}</p>
      <p className="my-3 flex items-baseline gap-3">
        <span
          className={`font-song text-[clamp(5rem,3rem+10vw,9rem)] leading-none font-bold tracking-tight ${top.red ? 'text-vermilion' : ''}`}
        >
          {top.index.toFixed(2)}
        </span>
        <span className="font-song text-2xl">{t('times')}</span>
      </p>
      <p>{t('interval', { low: top.low.toFixed(2), high: top.high.toFixed(2), rank: rankText(t, top) })}</p>
      {top.red ? <p className="mt-1 text-sm text-muted">{t('others', { count: red.length - 1 })}</p> : null}
    </section>
  );
}

/** «Place 3» or «places 3 to 5», as far as the data allow. */
export function rankText(
  t: ReturnType<typeof useTranslations<'home.finding'>>,
  { rankLow, rankHigh }: Pick<ShownRankingRow, 'rankLow' | 'rankHigh'>,
) {
  if (rankLow === null || rankHigh === null) return t('rankAlone');
  return t(rankLow === rankHigh ? 'rankExact' : 'rank', { low: rankLow, high: rankHigh });
}
