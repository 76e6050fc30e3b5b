import { useLocale, useTranslations } from 'next-intl';
import { versionOf } from '@/lib/dataset/describe/about-release';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { tableTitle } from '@/lib/dataset/release/release-tables';
import { type Locale, localePath } from '@/lib/platform/locale';
import { periodRange } from '@/lib/platform/period-range';
import { fileSize } from './file-size';
import { usePeriodName } from './period-name';

const FORMATS = [
  ['csv', 'CSV'],
  ['ndjson', 'NDJSON'],
  ['parquet', 'Parquet'],
] as const;

const ABOUT = [
  ['readMe', 'README.md'],
  ['dictionaryZh', 'dictionary.zh-CN.md'],
  ['dictionaryEn', 'dictionary.en.md'],
  ['package', 'datapackage.json'],
  ['croissant', 'croissant.json'],
  ['dcat', 'dcat-ap.jsonld'],
  ['changes', 'CHANGES.md'],
  ['citation', 'CITATION.cff'],
  ['sums', 'SHA256SUMS'],
  ['verifier', 'verify.mjs'],
] as const;

/** The newest release with all its files and their sizes, and where the earlier ones are. */
export function WholeRelease({
  manifest,
  bytes,
  earlier,
}: {
  manifest: Manifest;
  bytes: number;
  earlier: readonly string[];
}) {
  const t = useTranslations('dataset.whole');
  const locale = useLocale() as Locale;
  const name = usePeriodName();
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const about = { version: versionOf(manifest), date: name.day(new Date(manifest.issued)), size: fileSize(bytes) };
  const link = 'inline-flex min-h-11 items-center';
  return (
    <>
      <p className="max-w-line">
        {t('lead', {
          month: name.month(periodRange(manifest.month)[0]),
          ...about,
          tables: manifest.tables.length,
          rows,
        })}{' '}
        {manifest.synthetic ? <strong>{t('synthetic')}</strong> : null}{' '}
        {manifest.notice ? t('again', { notice: manifest.notice }) : null}
      </p>
      <ul className="mt-6 border-b border-rule">
        {manifest.tables.map((table) => (
          <li
            key={table.name}
            className="border-t border-rule py-2 sm:flex sm:items-center sm:justify-between sm:gap-6"
          >
            <div>
              {tableTitle(table.name)[locale]}
              <code className="block font-mono text-xs break-all text-muted">
                {table.name} · {table.rows.toLocaleString('en')}
              </code>
            </div>
            <p className="flex shrink-0 flex-wrap gap-x-5">
              {FORMATS.map(([format, label]) => (
                <a key={format} className={link} href={`/dataset/${manifest.month}/${table.files[format].name}`}>
                  <span className="sr-only">{t('fileOf', { table: tableTitle(table.name)[locale] })}</span>
                  {label}{' '}
                  <span className="ml-1 text-xs text-muted tabular-nums">{fileSize(table.files[format].bytes)}</span>
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <h3 className="mt-8 text-base font-semibold">{t('about')}</h3>
      <ul className="flex flex-wrap gap-x-6">
        {ABOUT.map(([key, file]) => (
          <li key={key}>
            <a className={link} href={`/dataset/${manifest.month}/${file}`}>
              {t(key)}
            </a>
          </li>
        ))}
        <li>
          <a className={link} href={localePath(locale, '/dataset/feed.atom')}>
            {t('feed')}
          </a>
        </li>
      </ul>
      <p className="mt-2 max-w-line text-sm wrap-anywhere text-muted">
        {t('latest')} {t('check')}
      </p>
      {earlier.length > 0 ? (
        <p className="mt-2 flex flex-wrap items-center gap-x-5 text-sm">
          <span className="text-muted">{t('earlier')}</span>
          {earlier.map((month) => (
            <a key={month} className={link} href={`/dataset/${month}/README.md`}>
              {name.month(periodRange(month)[0])}
            </a>
          ))}
        </p>
      ) : null}
    </>
  );
}
