import { useLocale, useTranslations } from 'next-intl';
import type { QueryTable } from '@/lib/dataset/query/query-table';
import { tableTitle } from '@/lib/dataset/release/release-tables';
import type { Locale } from '@/lib/platform/locale';
import { fileSize } from '../file-size';

/** The tables that can be asked, with their columns. */
export function QueryTables({ tables }: { tables: readonly QueryTable[] }) {
  const t = useTranslations('query.tables');
  const locale = useLocale() as Locale;
  return (
    <dl className="mt-6 border-b border-rule">
      {tables.map(({ name, rows, bytes, columns }) => (
        <div key={name} className="border-t border-rule py-3">
          <dt>
            <code lang="en" className="font-mono text-sm font-semibold wrap-anywhere">
              {name}
            </code>{' '}
            <span className="ml-2">{tableTitle(name)[locale]}</span>{' '}
            <span className="text-sm text-muted">{t('rows', { rows, size: fileSize(bytes) })}</span>
          </dt>
          <dd lang="en" className="mt-1 font-mono text-xs text-muted wrap-anywhere">
            {columns.map((column) => column.name).join(', ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
