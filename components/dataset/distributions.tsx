import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { codeLabel } from '@/lib/dataset/code-book';
import type { ManifestTable } from '@/lib/dataset/release/manifest';
import { columnWords, releaseTable } from '@/lib/dataset/release/release-tables';
import type { Locale } from '@/lib/platform/locale';

const BARS = 6;
const WIDTH = 100;
const HEIGHT = 10;

/** For each column of a table that holds codes: its most frequent codes with bars, drawn here; the figures stand beside them. */
export function Distributions({ table }: { table: ManifestTable }) {
  const coded = releaseTable(table.name).columns.filter(({ codes }) => codes);
  return (
    <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
      {coded.map(({ name, codes }) => (
        <Distribution key={name} table={table} column={name} codes={codes ?? name} />
      ))}
    </div>
  );
}

function Distribution({ table, column, codes }: { table: ManifestTable; column: string; codes: string }) {
  const t = useTranslations('dataset.whole');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const top = table.columns.find(({ name }) => name === column)?.top.slice(0, BARS) ?? [];
  const most = Math.max(1, ...top.map(({ rows }) => rows));
  const title = columnWords(table.name, column).title[locale];
  return (
    <table className="w-full self-start text-left text-sm">
      <caption className="border-b border-ink pb-1 text-left font-semibold">
        {title}
        <span className="sr-only"> {t('bars', { column: title })}</span>
      </caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('code')}</th>
          <th scope="col">{t('share')}</th>
        </tr>
      </thead>
      <tbody>
        {top.map(({ value, rows }) => (
          <tr key={value} className="border-t border-rule">
            <th scope="row" className="py-1.5 pr-3 font-normal">
              {codeLabel(codes, value, locale) ?? value}
              <svg
                viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
                preserveAspectRatio="none"
                className="mt-1 block h-1.5 w-full"
                aria-hidden="true"
              >
                <rect width={(WIDTH * rows) / most} height={HEIGHT} className="fill-heat-3" />
              </svg>
            </th>
            <td className="w-12 py-1.5 text-right align-top tabular-nums">
              {format.number(rows / Math.max(1, table.rows), { style: 'percent', maximumFractionDigits: 0 })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
