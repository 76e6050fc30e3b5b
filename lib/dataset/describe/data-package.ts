import { CODE_BOOK } from '@/lib/dataset/code-book';
import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { FileColumn } from '@/lib/dataset/files/file-columns';
import type { Manifest, ManifestTable } from '@/lib/dataset/release/manifest';
import { columnWords, type ReleaseTable, releaseTable, tableTitle } from '@/lib/dataset/release/release-tables';
import { addressOf, descriptionOf, titleOf, versionOf } from './about-release';
import { words } from './say';

const PROFILES = 'https://datapackage.org/profiles/2.0';
/** A list of codes longer than this is told by a foreign key to the code book alone. */
const MOST_CODES = 60;

/** Frictionless Data Package v2 of a release: one resource for each file of each table. */
export const dataPackage = (manifest: Manifest): object => ({
  $schema: `${PROFILES}/datapackage.json`,
  name: `wurao-${manifest.month}`,
  id: addressOf(manifest),
  title: titleOf(manifest, 'en'),
  description: `${descriptionOf(manifest, 'en')}\n\n${descriptionOf(manifest, 'zh-CN')}`,
  homepage: `${manifest.origin}/dataset`,
  version: versionOf(manifest),
  created: manifest.issued,
  keywords: [...words('en').keywords.split(', '), ...words('zh-CN').keywords.split(', ')],
  licenses: [{ name: DATA_LICENCE.id, path: DATA_LICENCE.url, title: DATA_LICENCE.name }],
  contributors: [
    {
      title: `${words('zh-CN').publisher} ${words('en').publisher}`,
      path: manifest.origin,
      roles: ['creator', 'publisher'],
    },
  ],
  resources: manifest.tables.flatMap((table) => resources(table, releaseTable(table.name))),
});

function resources(table: ManifestTable, spec: ReleaseTable): object[] {
  const about = {
    title: tableTitle(table.name).en,
    description: `${words('en').tableText[spec.kind]} ${tableTitle(table.name)['zh-CN']}。${words('zh-CN').tableText[spec.kind]}`,
    type: 'table',
  };
  const file = ({ name, bytes, sha256 }: ManifestTable['files']['csv']) => ({
    path: name,
    bytes,
    hash: `sha256:${sha256}`,
  });
  const schema = tableSchema(spec);
  return [
    {
      name: table.name,
      ...about,
      ...file(table.files.csv),
      ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', compression: 'gz' },
      dialect: { $schema: `${PROFILES}/tabledialect.json`, delimiter: ',', lineTerminator: '\n', header: true },
      schema,
    },
    {
      name: `${table.name}-ndjson`,
      ...about,
      ...file(table.files.ndjson),
      ...{ format: 'ndjson', mediatype: 'application/x-ndjson', encoding: 'utf-8', compression: 'gz' },
      schema,
    },
    {
      name: `${table.name}-parquet`,
      ...about,
      ...file(table.files.parquet),
      ...{ format: 'parquet', mediatype: 'application/vnd.apache.parquet' },
      schema,
    },
  ];
}

function tableSchema(spec: ReleaseTable): object {
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: spec.columns.map((column) => field(spec.name, column)),
    missingValues: [''],
    ...(spec.key.length > 0 ? { primaryKey: spec.key } : {}),
  };
}

function field(table: string, column: FileColumn): object {
  const { title, description } = columnWords(table, column.name);
  const codes = column.codes ? CODE_BOOK.filter(({ list }) => list === column.codes).map(({ code }) => code) : [];
  const period =
    column.name === 'month' ? '^20\\d{2}-\\d{2}$' : column.name === 'period' ? '^20\\d{2}-(\\d{2}|Q[1-4])$' : null;
  return {
    name: column.name,
    type: column.type,
    title: title.en,
    description: `${description.en} ${title['zh-CN']}：${description['zh-CN']}`,
    constraints: {
      required: !column.nullable,
      ...(codes.length > 0 && codes.length <= MOST_CODES ? { enum: codes } : {}),
      ...(column.type === 'integer' ? { minimum: 0 } : {}),
      ...(period ? { pattern: period } : {}),
    },
  };
}
