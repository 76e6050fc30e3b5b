import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { FileColumn } from '@/lib/dataset/files/file-columns';
import type { Manifest, ManifestTable } from '@/lib/dataset/release/manifest';
import { columnWords, releaseTable, tableTitle } from '@/lib/dataset/release/release-tables';
import { addressOf, citationOf, descriptionOf, titleOf, versionOf } from './about-release';
import { words } from './say';

const json = (id: string) => ({ '@id': id, '@type': '@json' });
const own = (...names: string[]) => Object.fromEntries(names.map((name) => [name, `cr:${name}`]));

/** The context that Croissant 1.0 prescribes. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  sc: 'https://schema.org/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  data: json('cr:data'),
  examples: json('cr:examples'),
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  ...own(
    'citeAs',
    'column',
    'equivalentProperty',
    'extract',
    'field',
    'fileProperty',
    'fileObject',
    'fileSet',
    'format',
  ),
  ...own(
    'includes',
    'isLiveDataset',
    'jsonPath',
    'key',
    'md5',
    'parentField',
    'path',
    'recordSet',
    'references',
    'regex',
  ),
  ...own('repeated', 'replace', 'separator', 'source', 'subField', 'transform'),
};

const TYPES: Record<FileColumn['type'], string> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
};

/** Croissant 1.0 description of a release: its Parquet files and the records in them. */
export const croissant = (manifest: Manifest): object => ({
  '@context': CONTEXT,
  '@type': 'sc:Dataset',
  conformsTo: 'http://mlcommons.org/croissant/1.0',
  name: `wurao-${manifest.month}`,
  alternateName: titleOf(manifest, 'en'),
  description: descriptionOf(manifest, 'en'),
  license: DATA_LICENCE.url,
  url: addressOf(manifest),
  version: versionOf(manifest),
  datePublished: manifest.issued.slice(0, 10),
  citeAs: citationOf(manifest, 'en'),
  isLiveDataset: false,
  creator: { '@type': 'sc:Organization', name: words('en').publisher, url: manifest.origin },
  publisher: { '@type': 'sc:Organization', name: words('en').publisher, url: manifest.origin },
  keywords: words('en').keywords.split(', '),
  distribution: manifest.tables.map(({ files: { parquet } }) => ({
    '@type': 'cr:FileObject',
    '@id': parquet.name,
    name: parquet.name,
    contentUrl: `${addressOf(manifest)}${parquet.name}`,
    contentSize: `${parquet.bytes} B`,
    encodingFormat: 'application/x-parquet',
    sha256: parquet.sha256,
  })),
  recordSet: manifest.tables.map(recordSet),
});

function recordSet({ name, files }: ManifestTable): object {
  const { columns, key } = releaseTable(name);
  const refer = (column: string) => ({ '@id': `${name}/${column}` });
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    description: tableTitle(name).en,
    ...(key.length > 0 ? { key: key.map(refer) } : {}),
    field: columns.map((column) => ({
      '@type': 'cr:Field',
      ...refer(column.name),
      name: column.name,
      description: columnWords(name, column.name).description.en,
      dataType: TYPES[column.type],
      source: { fileObject: { '@id': files.parquet.name }, extract: { column: column.name } },
    })),
  };
}
