import { useTranslations } from 'next-intl';
import { usePeriodName } from './period-name';

/** A release as the list shows it: titles of its tables already in the page's language. */
export type ReleaseLine = {
  period: string;
  frozenAt: Date;
  tables: readonly { name: string; title: string; rows: number; sha256: string }[];
};

/** All releases; the newest is open, the others unfold. */
export function ReleaseList({ releases }: { releases: readonly ReleaseLine[] }) {
  const t = useTranslations('dataset.releases');
  const name = usePeriodName();
  return (
    <div className="border-b border-rule">
      {releases.map((release, position) => (
        <details key={release.period} id={release.period} open={position === 0} className="group border-t border-rule">
          <summary className="relative flex min-h-14 cursor-pointer list-none flex-wrap items-baseline gap-x-4 py-3 pr-8 [&::-webkit-details-marker]:hidden">
            <h3 className="text-lg">{name.period(release.period)}</h3>
            <span className="text-sm text-muted">
              {t('frozen', { date: name.day(release.frozenAt) })} · {t('tables', { count: release.tables.length })}
            </span>
            <span aria-hidden="true" className="absolute right-1 font-mono text-lg text-muted">
              <span className="group-open:hidden">+</span>
              <span className="hidden group-open:inline">−</span>
            </span>
          </summary>
          <ul className="pb-4">
            {release.tables.map((table) => (
              <TableFiles key={table.name} period={release.period} table={table} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function TableFiles({ period, table }: { period: string; table: ReleaseLine['tables'][number] }) {
  const t = useTranslations('dataset.releases');
  const name = usePeriodName();
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-t border-rule py-3">
      <div>
        {table.title}
        <span className="ml-3 text-sm whitespace-nowrap text-muted">
          {table.rows > 0 ? t('rowCount', { count: table.rows }) : t('noRows')}
        </span>
        <code className="block font-mono text-xs break-all text-muted">{table.name}</code>
      </div>
      <p className="flex gap-2 self-start">
        {(['csv', 'json'] as const).map((format) => (
          <a
            key={format}
            href={`/dataset/${period}/${table.name}.${format}`}
            aria-label={t('file', { table: table.title, period: name.period(period), format: format.toUpperCase() })}
            className="inline-flex min-h-11 min-w-11 items-center justify-center"
          >
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <p className="col-span-2 mt-1 font-mono text-xs break-all text-muted">SHA-256 {table.sha256}</p>
    </li>
  );
}
