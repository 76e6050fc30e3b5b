import { useLocale, useTranslations } from 'next-intl';
import { versionOf } from '@/lib/dataset/describe/about-release';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { type Locale, localePath } from '@/lib/platform/locale';
import { periodRange } from '@/lib/platform/period-range';
import { fileSize } from './file-size';
import { usePeriodName } from './period-name';
import { ReleasedTables } from './released-tables';

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

const LINK = 'inline-flex min-h-11 items-center';

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
      <ReleasedTables manifest={manifest} />
      <h3 className="mt-8 text-base font-semibold">{t('about')}</h3>
      <ul className="flex flex-wrap gap-x-6">
        {ABOUT.map(([key, file]) => (
          <li key={key}>
            <a className={LINK} href={`/dataset/${manifest.month}/${file}`}>
              {t(key)}
            </a>
          </li>
        ))}
        <li>
          <a className={LINK} href={localePath(locale, '/dataset/feed.atom')}>
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
            <a key={month} className={LINK} href={`/dataset/${month}/README.md`}>
              {name.month(periodRange(month)[0])}
            </a>
          ))}
        </p>
      ) : null}
    </>
  );
}
