import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { Manifest, ReleaseFiles } from '@/lib/dataset/release/manifest';
import { columnWords, releaseTable, tableTitle } from '@/lib/dataset/release/release-tables';
import { fillWhole } from '@/lib/platform/fill';
import { LOCALES, type Locale } from '@/lib/platform/locale';
import { addressOf, citationOf, descriptionOf, titleOf, versionOf } from './about-release';
import { words } from './say';

/** README.md: what this is, how to open it, what the records lose, how to check it; Chinese first. */
export const readMe = (manifest: Manifest, files: ReleaseFiles): string =>
  `${LOCALES.map((locale) => about(manifest, locale)).join('\n')}\n## ${LOCALES.map((locale) => words(locale).readMe.contains).join(' · ')}\n\n${files
    .map(({ name, bytes }) => `- ${name} (${bytes.toLocaleString('en')} B)`)
    .join('\n')}\n`;

function about(manifest: Manifest, locale: Locale): string {
  const { readMe: say } = words(locale);
  const { released, combinations, leftOut, loss } = manifest.records;
  const left = leftOut ? fillWhole(say.leftOut, { reports: leftOut.reports }) : say.leftOutFew;
  const losses = Object.entries(loss).map(([column, share]) => `${column} ${share.toFixed(3)}`);
  const records = fillWhole(say.records, { released, combinations, leftOut: left, loss: losses.join(', ') });
  const parts = [descriptionOf(manifest, locale), say.start, say.spreadsheet, records, say.verify, say.licence];
  return `# ${titleOf(manifest, locale)}\n\n${[...parts, citationOf(manifest, locale)].join('\n\n')}\n`;
}

/** dictionary.*.md: every table and what its columns mean. */
export function dictionary(manifest: Manifest, locale: Locale): string {
  const { dictionary: say, types } = words(locale);
  const tables = manifest.tables.map(({ name, rows }) => {
    const { columns, kind } = releaseTable(name);
    const lines = columns.map((column) => {
      const { title, description } = columnWords(name, column.name);
      const codes = column.codes ? `codes: ${column.codes}` : '';
      return `| ${column.name} | ${types[column.type]} | ${column.nullable ? say.yes : say.no} | ${title[locale]}${locale === 'en' ? ': ' : '：'}${description[locale]} | ${codes} |`;
    });
    const head = `| ${say.column} | ${say.type} | ${say.empty} | ${say.meaning} | ${say.codes} |\n|---|---|---|---|---|`;
    const intro = `${fillWhole(say.rows, { rows })}. ${words(locale).tableText[kind]}`;
    return `## ${name}\n\n${tableTitle(name)[locale]}${locale === 'en' ? ', ' : '，'}${intro}\n\n${head}\n${lines.join('\n')}\n`;
  });
  return `# ${say.title}: ${titleOf(manifest, locale)}\n\n${tables.join('\n')}`;
}

/** CHANGES.md: what differs from the release before, table by table. */
export const changes = (manifest: Manifest): string => LOCALES.map((locale) => changesIn(manifest, locale)).join('\n');

function changesIn(manifest: Manifest, locale: Locale): string {
  const { changes: say } = words(locale);
  const { before, tables, revision, notice } = manifest;
  const lines = tables.map(({ name, rows }) => {
    const was = before?.rows[name];
    if (was === undefined) return fillWhole(before ? say.added : say.table, { table: name, rows, difference: '+0' });
    return fillWhole(say.table, { table: name, rows, difference: `${rows >= was ? '+' : '−'}${Math.abs(rows - was)}` });
  });
  const gone = Object.keys(before?.rows ?? {}).filter((name) => !tables.some((table) => table.name === name));
  const since = before ? fillWhole(say.since, { before: versionOf(before) }) : say.first;
  const again = revision > 1 ? `${fillWhole(say.again, { before: revision - 1, notice: notice ?? '' })}\n\n` : '';
  const list = [...lines, ...gone.map((table) => fillWhole(say.removed, { table }))].map((line) => `- ${line}`);
  return `# ${say.title}: ${titleOf(manifest, locale)}\n\n${again}${since}\n\n${list.join('\n')}\n`;
}

/** CITATION.cff, Citation File Format 1.2.0. */
export const citationFile = (manifest: Manifest): string =>
  [
    'cff-version: 1.2.0',
    'type: dataset',
    `message: ${JSON.stringify(citationOf(manifest, 'en'))}`,
    `title: ${JSON.stringify(titleOf(manifest, 'en'))}`,
    `version: ${JSON.stringify(versionOf(manifest))}`,
    `date-released: "${manifest.issued.slice(0, 10)}"`,
    `license: ${DATA_LICENCE.id}`,
    `url: ${JSON.stringify(addressOf(manifest))}`,
    'authors:',
    `  - name: ${JSON.stringify(words('en').publisher)}`,
    '',
  ].join('\n');
