import { useTranslations } from 'next-intl';
import { CANARY_PLACES } from '@/lib/canaries/canary-places';
import type { Locale } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';

const COLUMNS = ['place', 'variant', 'since', 'heard'] as const;
const FREE_LINES = ['one', 'two', 'three'];

/** The same ledger on paper: a line for each kind of place and a few free ones. */
export function PaperTable({ locale }: { locale: Locale }) {
  const t = useTranslations('canaries.paper');
  const lines = [
    ...CANARY_PLACES.filter((place) => place !== 'other').map((place) => label('LEAK_POINTS', place, locale)),
  ];
  return (
    <>
      <p className="max-w-line">{t('lead')}</p>
      <table className="mt-5 w-full table-fixed border-collapse text-sm">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className="border border-rule px-1.5 py-2 text-left align-bottom text-xs font-semibold first:w-1/3 sm:px-2 sm:text-sm sm:first:w-2/5"
              >
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...lines, ...FREE_LINES].map((line) => (
            <tr key={line}>
              <th
                scope="row"
                className="h-12 border border-rule px-1.5 py-1 text-left leading-snug sm:px-2 font-normal"
              >
                {FREE_LINES.includes(line) ? '' : line}
              </th>
              {COLUMNS.slice(1).map((column) => (
                <td key={column} className="border border-rule" />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
