import { useTranslations } from 'next-intl';
import { TooFewReports } from '@/components/empty/too-few-reports';
import { rankText } from '@/components/ranking/lead-finding';
import { FIGURES, figureText } from '@/components/ranking/shown-figures';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';

const weeks = RANKING_PARAMETERS.windowWeeks;

/** Where a company stands in the live window: index, interval and rank, or why it has none, and the counts behind. */
export function StandingNow({ row, name }: { row: ShownRankingRow; name: string }) {
  const t = useTranslations('insurers.now');
  if (row.reporters === null) return <TooFewReports threshold={RANKING_PARAMETERS.minReporters} />;
  return (
    <>
      {row.index === null ? (
        <p className="max-w-line">{t('notNormalised', { name })}</p>
      ) : (
        <LargeIndex row={row} name={name} index={row.index} />
      )}
      <Figures row={row} />
    </>
  );
}

function LargeIndex({ row, name, index }: { row: ShownRankingRow; name: string; index: number }) {
  const t = useTranslations('insurers.now');
  const ranks = useTranslations('home.finding');
  const low = row.low ?? index;
  const high = row.high ?? index;
  const rank = rankText(ranks, row);
  return (
    <>
      <p className="max-w-line">{t('sentence', { name, weeks })}</p>
      <p className="my-2 flex items-baseline gap-3">
        <span
          className={`font-song text-[clamp(4.5rem,3rem+7vw,7rem)] leading-none font-bold tracking-tight ${row.red ? 'text-vermilion' : ''}`}
        >
          {index.toFixed(2)}
        </span>
        <span className="font-song text-2xl">{t('times')}</span>
      </p>
      <p>{t('detail', { low: low.toFixed(2), high: high.toFixed(2), rank })}</p>
      <p className="mt-1 max-w-line text-muted">{t(verdictOf(row.red, low, high))}</p>
    </>
  );
}

function verdictOf(red: boolean, low: number, high: number): 'red' | 'above' | 'below' | 'even' {
  if (red) return 'red';
  if (low > 1) return 'above';
  return high < 1 ? 'below' : 'even';
}

function Figures({ row }: { row: ShownRankingRow }) {
  const t = useTranslations('rankings');
  const now = useTranslations('insurers.now');
  return (
    <dl
      aria-label={now('figures', { weeks })}
      className="mt-8 grid grid-cols-2 gap-x-8 border-b border-rule sm:grid-cols-5 sm:border-t sm:py-4"
    >
      {FIGURES.map((figure) => (
        <div
          key={figure}
          className="flex items-baseline justify-between border-t border-rule py-2 sm:block sm:border-0 sm:py-0"
        >
          <dt className="text-sm text-muted">{t(`columns.${figure}`)}</dt>
          <dd className="text-lg">{figureText(t, figure, row)}</dd>
        </div>
      ))}
    </dl>
  );
}
