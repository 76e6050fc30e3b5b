import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { columnWords, releaseTable, tableTitle } from '@/lib/dataset/release/release-tables';
import type { Locale } from '@/lib/platform/locale';
import { addressOf, citationOf, daysOf, descriptionOf, titleOf, versionOf } from './about-release';
import { words } from './say';

const FORMATS = [
  ['csv', 'text/csv'],
  ['ndjson', 'application/x-ndjson'],
  ['parquet', 'application/vnd.apache.parquet'],
] as const;

/** schema.org Dataset of a release, for search engines. */
export function schemaOrgDataset(manifest: Manifest, locale: Locale) {
  const { first, last } = daysOf(manifest);
  const publisher = { '@type': 'Organization', name: words(locale).publisher, url: manifest.origin } as const;
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': addressOf(manifest),
    name: titleOf(manifest, locale),
    description: descriptionOf(manifest, locale),
    url: `${manifest.origin}${locale === 'en' ? '/en' : ''}/dataset`,
    identifier: addressOf(manifest),
    version: versionOf(manifest),
    datePublished: manifest.issued.slice(0, 10),
    temporalCoverage: `${first}/${last}`,
    spatialCoverage: { '@type': 'Place', name: locale === 'en' ? 'China' : '中国' },
    license: DATA_LICENCE.url,
    isAccessibleForFree: true,
    inLanguage: ['zh-CN', 'en'],
    keywords: words(locale).keywords.split(', '),
    creator: publisher,
    publisher,
    citation: citationOf(manifest, locale),
    variableMeasured: releaseTable('insurer_province_month').columns.map(({ name }) => ({
      '@type': 'PropertyValue' as const,
      name,
      description: columnWords('insurer_province_month', name).description[locale],
    })),
    distribution: manifest.tables.flatMap(({ name, files }) =>
      FORMATS.map(([format, type]) => ({
        '@type': 'DataDownload' as const,
        name: tableTitle(name)[locale],
        contentUrl: `${addressOf(manifest)}${files[format].name}`,
        encodingFormat: files[format].name.endsWith('.gz') ? ['application/gzip', type] : [type],
        contentSize: `${files[format].bytes} B`,
        sha256: files[format].sha256,
      })),
    ),
  } as const;
}
