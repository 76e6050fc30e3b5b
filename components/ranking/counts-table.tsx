import { useTranslations } from 'next-intl';
import type { ShownRankingRow } from '@/lib/privacy/gate';
import { FigureLine } from './figure-line';
import { FIGURES, figureText } from './shown-figures';

/** What a line is about, and the counts it shows. */
export type CountsLine = { id: string; label: string; href: string | null; row: ShownRankingRow };

type CountsTableInput = {
  lines: readonly CountsLine[];
  caption: string;
  /** Head of the first column. */
  head: string;
};

/** Counts without a position; on narrow screens all but the calls stand under the name. */
export function CountsTable({ lines, caption, head }: CountsTableInput) {
  const t = useTranslations('rankings');
  return (
    <table className="block w-full border-b border-ink text-left lg:table">
      <caption className="block max-w-line pb-4 text-left text-sm text-muted lg:table-caption">{caption}</caption>
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="border-b border-ink text-sm text-muted">
          <th scope="col" className="px-2 py-2 font-normal">
            {head}
          </th>
          {FIGURES.map((figure) => (
            <th key={figure} scope="col" className="px-2 py-2 text-right font-normal">
              {t(`columns.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block border-t border-ink lg:table-row-group lg:border-0">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line: { label, href, row } }: { line: CountsLine }) {
  const t = useTranslations('rankings');
  return (
    <tr className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-rule px-2 py-3 lg:table-row">
      <th scope="row" className="font-normal lg:px-2 lg:py-3">
        {href === null ? label : <a href={href}>{label}</a>}
        <FigureLine row={row} figures={FIGURES} />
      </th>
      {FIGURES.map((figure) => (
        <td
          key={figure}
          className={`text-right whitespace-nowrap lg:table-cell lg:px-2 lg:py-3 ${figure === 'calls' ? '' : 'hidden text-sm'}`}
        >
          {figureText(t, figure, row)}
        </td>
      ))}
    </tr>
  );
}
