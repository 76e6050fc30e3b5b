import { useTranslations } from 'next-intl';
import { type ForestRow, intervalOf } from './forest-row-data';
import { IntervalLine } from './interval-line';

const CELL = 'md:table-cell md:py-3 md:align-middle';

/** Rank range, name, index, interval in figures, interval drawn. Rows that cannot be told apart share a wash. */
export function ForestTableRow({ row }: { row: ForestRow }) {
  const ranked = row.status === 'ranked';
  const shared = row.band !== null && row.band % 2 === 1;
  const tone = ranked ? '' : 'text-muted';
  return (
    <tr
      className={`grid grid-cols-[1fr_auto] gap-x-4 border-b border-rule pt-3 md:table-row ${ranked ? '' : 'max-md:pb-3'} ${shared ? 'bg-wash' : ''} ${tone}`}
    >
      <td className={`order-3 px-2 text-sm whitespace-nowrap ${CELL}`}>
        <RankRange row={row} />
      </td>
      <th scope="row" className={`order-1 px-2 font-normal ${CELL}`}>
        <Name row={row} />
      </th>
      <td className={`order-2 px-2 text-right ${CELL}`}>
        {ranked && row.index !== null ? <Index value={row.index} red={row.red} /> : <NoIndex row={row} />}
      </td>
      <td className={`order-4 px-2 text-right text-sm text-muted md:pl-6 md:text-left md:whitespace-nowrap ${CELL}`}>
        <IntervalFigures row={row} />
      </td>
      <td
        className={`relative order-5 col-span-2 h-9 px-4 md:h-14 md:px-6 ${ranked ? '' : 'max-md:hidden'} md:table-cell`}
      >
        <div className="absolute inset-x-4 inset-y-0 md:inset-x-6">
          <IntervalLine interval={intervalOf(row)} red={row.red} />
        </div>
      </td>
      {row.figures?.map((figure, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <td key={column} className="hidden px-2 text-right text-sm whitespace-nowrap lg:table-cell lg:align-middle">
          {figure}
        </td>
      ))}
    </tr>
  );
}

function Name({ row }: { row: ForestRow }) {
  return (
    <>
      {row.href === null ? row.label : <a href={row.href}>{row.label}</a>}
      {row.note === undefined ? null : <span className="block text-xs text-muted">{row.note}</span>}
    </>
  );
}

function RankRange({ row }: { row: ForestRow }) {
  const t = useTranslations('charts.forest');
  if (row.rankLow === null || row.rankHigh === null)
    return row.status === 'ranked' ? t('rankAlone') : <span aria-hidden="true">—</span>;
  const key = row.rankLow === row.rankHigh ? 'rankExact' : 'rankRange';
  return t(key, { low: row.rankLow, high: row.rankHigh });
}

function Index({ value, red }: { value: number; red: boolean }) {
  const t = useTranslations('charts.forest');
  return (
    <span className={`text-lg font-semibold ${red ? 'text-vermilion' : ''}`}>
      {value.toFixed(2)}
      {red ? <span className="sr-only"> {t('red')}</span> : null}
    </span>
  );
}

function NoIndex({ row }: { row: ForestRow }) {
  const t = useTranslations('charts.forest');
  return <span className="text-sm">{t(row.status === 'not_normalised' ? 'notNormalised' : 'insufficient')}</span>;
}

function IntervalFigures({ row }: { row: ForestRow }) {
  const t = useTranslations('charts.forest');
  const interval = intervalOf(row);
  if (!interval) return null;
  return t('between', { low: interval.low.toFixed(2), high: interval.high.toFixed(2) });
}
