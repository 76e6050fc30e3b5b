import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import type { MeasuredRow } from '@/lib/ranking/by-measure';
import type { Measure } from '@/lib/ranking/view';
import { insurerPath, rowName } from './forest-rows';

type MeasureTableInput = { rows: readonly MeasuredRow[]; measure: Measure; caption: string };

/** Companies by a measure that is not the ranking, each with a bar from nought and, for comparison, its place in the ranking. */
export function MeasureTable({ rows, measure, caption }: MeasureTableInput) {
  const t = useTranslations('rankings.measure');
  const most = Math.max(Number.MIN_VALUE, ...rows.map(({ rate }) => rate));
  const head = 'px-2 py-2 font-normal';
  return (
    <table className="block w-full border-b border-ink text-left md:table">
      <caption className="block max-w-line pb-4 text-left text-sm text-muted md:table-caption">{caption}</caption>
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="border-b border-ink text-sm text-muted">
          <th scope="col" className={head}>
            {t('columns.place')}
          </th>
          <th scope="col" className={head}>
            {t('columns.insurer')}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t(`columns.${measure}`)}
          </th>
          <td className="w-2/5" />
          <th scope="col" className={`${head} text-right`}>
            {t('columns.ranking')}
          </th>
        </tr>
      </thead>
      <tbody className="block border-t border-ink md:table-row-group md:border-0">
        {rows.map((measured) => (
          <Line key={measured.row.insurerId} measured={measured} measure={measure} share={measured.rate / most} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ measured, measure, share }: { measured: MeasuredRow; measure: Measure; share: number }) {
  const t = useTranslations('rankings.measure');
  const locale = useLocale() as Locale;
  const { row, rate, places } = measured;
  const shared = places.first !== places.last;
  return (
    <tr className="measure-row">
      <td>{t(shared ? 'placeShared' : 'place', { first: places.first, last: places.last })}</td>
      <th scope="row">
        <a href={insurerPath(row.insurerId, locale)}>{rowName(row, locale)}</a>
      </th>
      <td>{t(`value.${measure}`, { value: rate })}</td>
      <td>
        <svg aria-hidden="true" width="100%" height="8" className="block fill-muted">
          <rect width={`${(100 * share).toFixed(1)}%`} height="8" />
        </svg>
      </td>
      <td>
        <Ranked measured={measured} />
      </td>
    </tr>
  );
}

function Ranked({ measured: { row } }: { measured: MeasuredRow }) {
  const t = useTranslations('rankings.measure');
  const ranks = useTranslations('charts.forest');
  const { rankLow: low, rankHigh: high } = row;
  if (low === null || high === null) return t('noRank');
  const rank = ranks(low === high ? 'rankExact' : 'rankRange', { low, high });
  return (
    <>
      <span className="md:hidden">{t('rank', { rank })}</span>
      <span className="hidden md:inline">{rank}</span>
    </>
  );
}
