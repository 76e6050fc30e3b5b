import { useTranslations } from 'next-intl';
import { type ForestRow, intervalOf } from './forest-row-data';
import { IntervalLine } from './interval-line';

/**
 * Rank range, name, index, interval in figures, interval drawn, further figures: styled by their place (`.forest-row`), as a ranking repeats them a
 * hundred times. Rows that cannot be told apart share a wash.
 */
export function ForestTableRow({ row }: { row: ForestRow }) {
  const ranked = row.status === 'ranked';
  const shared = row.band !== null && row.band % 2 === 1;
  const tone = ranked ? '' : 'text-muted';
  return (
    <tr
      className={['forest-row', ranked ? '' : 'max-md:pb-3', shared ? 'bg-wash' : '', tone].filter(Boolean).join(' ')}
    >
      <td>
        <RankRange row={row} />
      </td>
      <th scope="row">
        <Name row={row} />
      </th>
      <td>{ranked && row.index !== null ? <Index value={row.index} red={row.red} /> : <NoIndex row={row} />}</td>
      <td>
        <IntervalFigures row={row} />
      </td>
      <td className={ranked ? undefined : 'max-md:hidden'}>
        <div>
          <IntervalLine interval={intervalOf(row)} red={row.red} />
        </div>
      </td>
      {row.figures?.map((figure, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <td key={column}>{figure}</td>
      ))}
    </tr>
  );
}

function Name({ row }: { row: ForestRow }) {
  return (
    <>
      {row.href === null ? row.label : <a href={row.href}>{row.label}</a>}
      {row.note === undefined ? null : <div>{row.note}</div>}
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
