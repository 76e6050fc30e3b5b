import { useLocale, useTranslations } from 'next-intl';
import { codeLabel } from '@/lib/dataset/code-book';
import type { Column, FlatRow } from '@/lib/dataset/table-columns';
import type { Locale } from '@/lib/platform/locale';
import { usePeriodName } from './period-name';

/** The first lines of a released file. */
export type Preview = {
  readonly title: string;
  readonly period: string;
  readonly columns: readonly Column[];
  readonly rows: readonly FlatRow[];
  /** Lines of the whole file, without its header. */
  readonly count: number;
};

/** First rows of a file with its own column names and codes; what a code is called stands below it. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const t = useTranslations('dataset.preview');
  const name = usePeriodName();
  const { columns, rows, title, period, count } = preview;
  const caption = t('caption', { table: title, period: name.period(period), count: rows.length });
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, and must do so by keyboard too */}
      <section className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0" aria-label={caption} tabIndex={0}>
        <table className="w-full border-b border-rule text-left text-sm">
          <caption className="pb-3 text-left text-base">{caption}</caption>
          <thead className="border-b border-ink font-mono text-xs text-muted">
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" className={`py-2 pr-3 font-normal sm:pr-5 ${place(column)}`}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={columns.map((column) => row[column.name]).join(' ')} className="border-t border-rule align-top">
                {columns.map((column) => (
                  <td key={column.name} className={`py-2 pr-3 sm:pr-5 sm:whitespace-nowrap ${place(column)}`}>
                    <CodeAndName list={column.name} code={row[column.name] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-4 max-w-line text-sm text-muted">{t('more', { count })}</p>
    </>
  );
}

/** Figures stand on the right; phones have no room for the columns that are the same in every one of the first rows. */
function place({ name, type }: Column): string {
  if (type === 'integer') return 'text-right last:pr-0';
  return name === 'period' || name === 'row' ? 'hidden sm:table-cell' : 'min-w-28 sm:min-w-0';
}

function CodeAndName({ list, code }: { list: string; code: string | number | null }) {
  const locale = useLocale() as Locale;
  if (typeof code !== 'string') return code;
  const label = codeLabel(list, code, locale);
  return (
    <>
      <span className="font-mono text-xs">{code}</span>
      {label ? <span className="block text-muted">{label}</span> : null}
    </>
  );
}
