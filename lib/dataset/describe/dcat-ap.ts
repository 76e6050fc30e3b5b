import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { Manifest } from '@/lib/dataset/release/manifest';
import { tableTitle, type Words } from '@/lib/dataset/release/release-tables';
import { addressOf, daysOf, descriptionOf, titleOf, versionOf } from './about-release';
import { words } from './say';

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const MEDIA = 'https://www.iana.org/assignments/media-types';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
};

const FORMATS = [
  ['csv', 'CSV', 'text/csv'],
  ['ndjson', 'JSON', 'application/x-ndjson'],
  ['parquet', 'PARQUET', 'application/vnd.apache.parquet'],
] as const;

const id = (iri: string) => ({ '@id': iri });
const typed = (type: string, iri: string) => ({ '@id': iri, '@type': type });
const value = (type: string, text: string) => ({ '@type': `xsd:${type}`, '@value': text });
const inBoth = (text: Words) => [
  { '@language': 'zh', '@value': text['zh-CN'] },
  { '@language': 'en', '@value': text.en },
];

/** DCAT-AP 3 description of a release as JSON-LD: a catalogue with one dataset and a distribution for each file. */
export function dcatAp(manifest: Manifest): object {
  const both = (of: (locale: 'zh-CN' | 'en') => string) => inBoth({ 'zh-CN': of('zh-CN'), en: of('en') });
  const publisher = `${manifest.origin}/#publisher`;
  const languages = ['ZHO', 'ENG'].map((code) => typed('dct:LinguisticSystem', `${AUTHORITY}/language/${code}`));
  const distributions = manifest.tables.flatMap((table) =>
    FORMATS.map(([format, authority, media]) => distribution(manifest, table, { format, authority, media })),
  );
  const { first, last } = daysOf(manifest);
  return {
    '@context': CONTEXT,
    '@graph': [
      { '@id': publisher, '@type': 'foaf:Agent', 'foaf:name': both((locale) => words(locale).publisher) },
      {
        '@id': `${manifest.origin}/dataset`,
        '@type': 'dcat:Catalog',
        'dct:title': both((locale) => words(locale).feed.title),
        'dct:description': both((locale) => descriptionOf(manifest, locale)),
        'dct:publisher': id(publisher),
        'dct:language': languages,
        'foaf:homepage': typed('foaf:Document', `${manifest.origin}/`),
        'dcat:dataset': id(addressOf(manifest)),
      },
      {
        '@id': addressOf(manifest),
        '@type': 'dcat:Dataset',
        'dct:title': both((locale) => titleOf(manifest, locale)),
        'dct:description': both((locale) => descriptionOf(manifest, locale)),
        'dct:identifier': addressOf(manifest),
        'dct:publisher': id(publisher),
        'dct:language': languages,
        'dct:issued': value('dateTime', manifest.issued),
        'dct:temporal': {
          '@type': 'dct:PeriodOfTime',
          'dcat:startDate': value('date', first),
          'dcat:endDate': value('date', last),
        },
        'dct:spatial': typed('dct:Location', `${AUTHORITY}/country/CHN`),
        'dct:accrualPeriodicity': typed('dct:Frequency', `${AUTHORITY}/frequency/MONTHLY`),
        'dct:accessRights': typed('dct:RightsStatement', `${AUTHORITY}/access-right/PUBLIC`),
        'dcat:version': versionOf(manifest),
        'dcat:landingPage': typed('foaf:Document', `${manifest.origin}/dataset`),
        'dcat:keyword': (['zh-CN', 'en'] as const).flatMap((locale) =>
          words(locale)
            .keywords.split(', ')
            .map((word) => ({ '@language': locale === 'en' ? 'en' : 'zh', '@value': word })),
        ),
        'dcat:distribution': distributions.map((each) => id(each['@id'])),
      },
      ...distributions,
    ],
  };
}

type Format = { format: 'csv' | 'ndjson' | 'parquet'; authority: string; media: string };

function distribution(
  manifest: Manifest,
  { name, files }: Manifest['tables'][number],
  { format, authority, media }: Format,
) {
  const file = files[format];
  const address = `${addressOf(manifest)}${file.name}`;
  return {
    '@id': `${address}#distribution`,
    '@type': 'dcat:Distribution',
    'dct:title': inBoth(tableTitle(name)),
    'dcat:accessURL': typed('rdfs:Resource', address),
    'dcat:downloadURL': typed('rdfs:Resource', address),
    'dct:license': typed('dct:LicenseDocument', DATA_LICENCE.url),
    'dct:format': typed('dct:MediaTypeOrExtent', `${AUTHORITY}/file-type/${authority}`),
    'dcat:mediaType': typed('dct:MediaType', `${MEDIA}/${media}`),
    ...(file.name.endsWith('.gz')
      ? { 'dcat:compressFormat': typed('dct:MediaType', `${MEDIA}/application/gzip`) }
      : {}),
    'dcat:byteSize': value('nonNegativeInteger', String(file.bytes)),
    'dct:issued': value('dateTime', manifest.issued),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': typed('spdx:ChecksumAlgorithm', 'spdx:checksumAlgorithm_sha256'),
      'spdx:checksumValue': value('hexBinary', file.sha256),
    },
  };
}
