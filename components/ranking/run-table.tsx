import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { RunSummary } from '@/lib/ranking/run/run-summary';
import { LIVE } from '@/lib/ranking/view';
import { causeName, runSpan } from './run-words';
import { periodName } from './view-name';

/** The runs, newest first; on phones each is a short paragraph. */
export function RunTable({ runs, locale }: { runs: readonly RunSummary[]; locale: Locale }) {
  const t = useTranslations('runs');
  const rankings = useTranslations('rankings');
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
        {runs.map((run) => (
          <tr key={run.id} className="flex flex-wrap items-baseline gap-x-4 border-t border-rule py-2 md:table-row">
            <th scope="row" className={`font-normal ${cell}`}>
              <a href={localePath(locale, `/rankings/runs/${run.id}`)} className="inline-flex min-h-11 items-center">
                {run.period === LIVE ? run.day : periodName(rankings, run.period)}
              </a>
            </th>
            <td className={cell}>{run.method}</td>
            <td className={`text-muted ${cell}`}>{causeName(t, run)}</td>
            <td className={`basis-full text-sm text-muted ${cell}`}>{t('weeks', runSpan(run))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
