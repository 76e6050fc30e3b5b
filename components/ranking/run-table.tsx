import { useTranslations } from 'next-intl';
import { weekStart } from '@/lib/platform/china-time';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { RunSummary } from '@/lib/ranking/run/run-summary';
import { weekEnd } from './set-aside-list';

/** The runs, newest first; on phones each is a short paragraph. */
export function RunTable({ runs, locale }: { runs: readonly RunSummary[]; locale: Locale }) {
  const t = useTranslations('runs');
  const cell = 'md:table-cell md:py-3 md:pr-6';
  return (
    <table className="block w-full border-b border-ink text-left md:table">
      <thead className="sr-only border-b border-ink text-sm text-muted md:not-sr-only md:table-header-group">
        <tr>
          {(['day', 'method', 'cause', 'weeks'] as const).map((column) => (
            <th key={column} scope="col" className="py-2 pr-6 font-normal">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {runs.map(({ id, day, method, cause, fromWeek, throughWeek }) => (
          <tr key={id} className="flex flex-wrap items-baseline gap-x-4 border-t border-rule py-2 md:table-row">
            <th scope="row" className={`font-normal ${cell}`}>
              <a href={localePath(locale, `/rankings/runs/${id}`)} className="inline-flex min-h-11 items-center">
                {day}
              </a>
            </th>
            <td className={cell}>{method}</td>
            <td className={`text-muted ${cell}`}>
              {cause === 'daily' || cause === 'exposure' || cause === 'method' ? t(`cause.${cause}`) : cause}
            </td>
            <td className={`basis-full text-sm text-muted ${cell}`}>
              {t('weeks', { from: weekStart(fromWeek), to: weekEnd(throughWeek) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
