import { useTranslations } from 'next-intl';
import { AxisTicks } from './axis-ticks';
import type { ForestRow } from './forest-row-data';
import { ForestTableRow } from './forest-table-row';

const ALIGN = { rank: '', label: '', index: 'md:text-right', interval: 'md:pl-6' };

type ForestPlotInput = {
  rows: readonly ForestRow[];
  caption: string;
  /** Head of the first column where the rows are not companies. */
  labelHead?: string;
  /** How to read the drawing, where it differs from a ranking of companies; null leaves it out. */
  reading?: string | null;
  /** Heads of further columns of figures, shown on wide screens; each row brings as many `figures`. */
  figureHeads?: readonly string[];
};

/**
 * A ranking as a table whose every row draws its interval on one shared axis (log, 0.25–4, the market at 1.00).
 * On phones a row becomes two lines: name and figures, the interval below. `caption` names period and filter.
 */
export function ForestPlot({ rows, caption, labelHead, reading, figureHeads = [] }: ForestPlotInput) {
  const t = useTranslations('charts.forest');
  const heads = [
    ['rank', t('rank')],
    ['label', labelHead ?? t('insurer')],
    ['index', t('index')],
    ['interval', t('interval')],
  ] as const;
  const note = reading === undefined ? t('reading') : reading;
  return (
    <figure className="wide">
      <table className="block w-full border-b border-ink text-left md:table">
        <caption className="block pb-4 text-left text-sm text-muted md:table-caption">{caption}</caption>
        <thead className="block md:table-header-group">
          <tr className="flex items-end gap-x-3 border-b border-ink text-sm text-muted md:table-row">
            {heads.map(([column, head]) => (
              <th
                key={column}
                scope="col"
                className={`sr-only font-normal md:not-sr-only md:table-cell md:px-2 md:py-2 md:align-bottom ${ALIGN[column]}`}
              >
                {head}
              </th>
            ))}
            <th
              scope="col"
              className={`block w-full px-4 font-normal md:table-cell md:px-6 md:align-bottom ${figureHeads.length > 0 ? 'md:w-2/5 lg:w-[30%]' : 'md:w-2/5'}`}
            >
              <span className="block pt-2 text-center text-xs">{t('axis')}</span>
              <AxisTicks />
            </th>
            {figureHeads.map((head) => (
              <th key={head} scope="col" className="hidden px-2 py-2 text-right align-bottom font-normal lg:table-cell">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block md:table-row-group">
          {rows.map((row) => (
            <ForestTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {note === null ? null : <figcaption className="mt-4 max-w-line text-sm text-muted">{note}</figcaption>}
    </figure>
  );
}
