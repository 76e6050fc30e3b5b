import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Citation } from '@/components/dataset/citation';
import { CodeBlock } from '@/components/dataset/code-block';
import { ColumnTable } from '@/components/dataset/column-table';
import { Distributions } from '@/components/dataset/distributions';
import { ExportForm } from '@/components/dataset/export-form';
import { NoReleaseYet } from '@/components/dataset/no-release-yet';
import { PreviewTable } from '@/components/dataset/preview-table';
import { ReferenceFiles } from '@/components/dataset/reference-files';
import { ReleaseList } from '@/components/dataset/release-list';
import { Safeguards } from '@/components/dataset/safeguards';
import { readingSnippets, VERIFYING } from '@/components/dataset/snippets';
import { WholeRelease } from '@/components/dataset/whole-release';
import { Withheld } from '@/components/dataset/withheld';
import { FactList } from '@/components/layout/fact-list';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Prose } from '@/components/layout/prose';
import { Section } from '@/components/layout/section';
import { DATA_LICENCE, DESCRIBED_TABLES } from '@/lib/dataset/column-dictionary';
import { schemaOrgDataset } from '@/lib/dataset/describe/schema-org';
import { type Release, readReleases, readTable } from '@/lib/dataset/read-releases.server';
import { listPublished } from '@/lib/dataset/release/read-published.server';
import { columnsOf, flatRows } from '@/lib/dataset/table-columns';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

const PREVIEW_ROWS = 8;
const OPENING = ['format', 'excel', 'wps', 'totals'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dataset');
  return { title: t('title'), description: t('lead') };
}

export default async function Dataset() {
  const t = await getTranslations('dataset');
  const locale = (await getLocale()) as Locale;
  const releases = await readReleases();
  const preview = await previewOf(releases, locale);
  const published = await listPublished();
  const [newest, ...earlier] = published;
  const records = newest?.manifest.tables.find(({ name }) => name === 'records');
  const base = `${settings().ORIGIN}/dataset`;
  const code = (chunks: ReactNode) => <code className="font-mono text-sm wrap-anywhere">{chunks}</code>;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      {newest ? (
        <>
          <script
            type="application/ld+json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own JSON, in which no tag can begin
            dangerouslySetInnerHTML={{ __html: inScript(schemaOrgDataset(newest.manifest, locale)) }}
          />
          <Section id="whole" title={t('whole.title')}>
            <WholeRelease
              manifest={newest.manifest}
              bytes={newest.files.reduce((sum, file) => sum + file.bytes, 0)}
              earlier={earlier.map(({ month }) => month)}
            />
          </Section>
          <Section id="query" title={t('query.title')}>
            <Paragraphs texts={[t('query.body')]} />
            <p className="mt-4">
              <a href={localePath(locale, '/dataset/query')} className="inline-flex min-h-11 items-center">
                {t('query.link')}
              </a>
            </p>
          </Section>
          <Section id="withheld" title={t('whole.withheld')}>
            <Withheld records={newest.manifest.records} />
          </Section>
        </>
      ) : null}
      {records && records.rows > 0 ? (
        <Section id="distribution" title={t('whole.distribution')}>
          <Paragraphs texts={[t('whole.distributionIntro')]} />
          <div className="mt-6">
            <Distributions table={records} />
          </div>
        </Section>
      ) : null}
      <Section id="releases" title={t('releases.title')}>
        {releases.length === 0 ? (
          <NoReleaseYet now={systemClock()} />
        ) : (
          <>
            <Paragraphs texts={[t('releases.intro')]} />
            <div className="mt-6">
              <ReleaseList releases={releases.map((release) => titled(release, locale))} />
            </div>
            <p className="mt-4 max-w-line text-sm text-muted">{t.rich('releases.api', { code })}</p>
          </>
        )}
      </Section>
      {releases.length === 0 ? null : (
        <Section id="preview" title={t('preview.title')}>
          {preview ? <PreviewTable preview={preview} /> : <Paragraphs texts={[t('preview.none')]} />}
        </Section>
      )}
      {releases.length === 0 ? null : (
        <Section id="export" title={t('export.title')}>
          <ExportForm periods={releases.map(({ period }) => period)} />
        </Section>
      )}
      <Section id="what" title={t('what.title')}>
        <Paragraphs texts={[t('what.p1'), t('what.p2'), t('what.p3')]} />
      </Section>
      <Section id="safe" title={t('safe.title')}>
        <Safeguards />
      </Section>
      <Section id="columns" title={t('columns.title')}>
        <Paragraphs texts={[t('columns.codes')]} />
        <ReferenceFiles />
        <ColumnTable />
      </Section>
      <Section id="open" title={t('open.title')}>
        <FactList facts={OPENING.map((key) => [t(`open.${key}.head`), t(`open.${key}.body`)])} />
        <div className="mt-8">
          <Paragraphs texts={[t('open.code')]} />
        </div>
        {readingSnippets(base, locale === 'en' ? 'label_en' : 'label_zh').map((snippet) => (
          <CodeBlock key={snippet.name} snippet={snippet} />
        ))}
      </Section>
      <Section id="verify" title={t('verify.title')}>
        <Paragraphs texts={[t('verify.p1'), t('verify.p2')]} />
        <CodeBlock snippet={VERIFYING} />
      </Section>
      <Section id="licence" title={t('licence.title')}>
        <Prose>
          <p>{t.rich('licence.p1', { link: (chunks) => <a href={DATA_LICENCE.url}>{chunks}</a> })}</p>
          <p>{t('licence.p2')}</p>
        </Prose>
      </Section>
      <Section id="cite" title={t('cite.title')}>
        <Paragraphs texts={[t('cite.intro')]} />
        <Citation url={base} release={citedRelease(releases, locale)} />
      </Section>
    </PageShell>
  );
}

const inScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const titleOf = (name: string, locale: Locale) =>
  DESCRIBED_TABLES.find((table) => table.name === name)?.title[locale] ?? name;

const titled = (release: Release, locale: Locale) => ({
  ...release,
  tables: release.tables.map((table) => ({ ...table, title: titleOf(table.name, locale) })),
});

/** The release that ended last, by its first table that has rows. */
function citedRelease(releases: readonly Release[], locale: Locale) {
  const [newest] = releases;
  const table = newest?.tables.find(({ rows }) => rows > 0) ?? newest?.tables[0];
  return newest && table
    ? { period: newest.period, frozenAt: newest.frozenAt, title: titleOf(table.name, locale) }
    : null;
}

async function previewOf(releases: readonly Release[], locale: Locale) {
  const [newest] = releases;
  const name = newest?.tables.find(({ rows }) => rows > 0)?.name;
  const table = newest && name ? await readTable(newest.period, name) : null;
  if (!table) return null;
  const rows = flatRows(table.spec, table.period, table.rows);
  const title = titleOf(table.spec.name, locale);
  return {
    title,
    period: table.period,
    columns: columnsOf(table.spec),
    rows: rows.slice(0, PREVIEW_ROWS),
    count: rows.length,
  };
}
