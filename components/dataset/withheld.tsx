import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { RECORD_COLUMN_NAMES } from '@/lib/dataset/records/record-columns';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { columnWords } from '@/lib/dataset/release/release-tables';
import type { Locale } from '@/lib/platform/locale';

/** What the records of a release leave out, and how much each of their columns still tells. */
export function Withheld({ records }: { records: Manifest['records'] }) {
  const t = useTranslations('dataset.whole');
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <>
      <p className="max-w-line">
        {t('records', { released: records.released, combinations: records.combinations })}{' '}
        {records.leftOut ? t('leftOut', { reports: records.leftOut.reports }) : t('leftOutFew')} {t('lossIntro')}
      </p>
      <table className="mt-5 w-full max-w-line border-b border-rule text-left text-sm">
        <thead className="border-b border-ink text-muted">
          <tr>
            <th scope="col" className="py-2 pr-3 font-normal">
              {t('column')}
            </th>
            <th scope="col" className="py-2 pr-3 text-right font-normal">
              {t('exact')}
            </th>
            <th scope="col" className="py-2 text-right font-normal">
              {t('loss')}
            </th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {RECORD_COLUMN_NAMES.map((column) => (
            <tr key={column} className="border-t border-rule">
              <th scope="row" className="py-2 pr-3 font-normal">
                {columnWords('records', column).title[locale]}
              </th>
              <td className="py-2 pr-3 text-right">{percent(records.exact[column] ?? 0)}</td>
              <td className="py-2 text-right">{percent(records.loss[column] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
