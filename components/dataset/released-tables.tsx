import { useLocale, useTranslations } from 'next-intl';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { tableTitle } from '@/lib/dataset/release/release-tables';
import type { Locale } from '@/lib/platform/locale';
import { fileSize } from './file-size';

const FORMATS = [
  ['csv', 'CSV'],
  ['ndjson', 'NDJSON'],
  ['parquet', 'Parquet'],
] as const;

/** The tables of a release, each in every format with its size. */
export function ReleasedTables({ manifest }: { manifest: Manifest }) {
  const t = useTranslations('dataset.whole');
  const locale = useLocale() as Locale;
  return (
    <ul className="mt-6 border-b border-rule">
      {manifest.tables.map((table) => (
        <li key={table.name} className="border-t border-rule py-2 sm:flex sm:items-center sm:justify-between sm:gap-6">
          <div>
            {tableTitle(table.name)[locale]}
            <code className="block font-mono text-xs break-all text-muted">
              {table.name} · {table.rows.toLocaleString('en')}
            </code>
          </div>
          <p className="flex shrink-0 flex-wrap gap-x-5">
            {FORMATS.map(([format, label]) => (
              <a
                key={format}
                className="inline-flex min-h-11 items-center"
                href={`/dataset/${manifest.month}/${table.files[format].name}`}
              >
                <span className="sr-only">{t('fileOf', { table: tableTitle(table.name)[locale] })}</span>
                {label}{' '}
                <span className="ml-1 text-xs text-muted tabular-nums">{fileSize(table.files[format].bytes)}</span>
              </a>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
