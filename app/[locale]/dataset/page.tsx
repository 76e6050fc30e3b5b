import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ExportForm } from '@/components/dataset/export-form';
import { NoReleaseYet } from '@/components/dataset/no-release-yet';
import { PreviewTable } from '@/components/dataset/preview-table';
import { ReleaseList } from '@/components/dataset/release-list';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { DESCRIBED_TABLES } from '@/lib/dataset/column-dictionary';
import { type Release, readReleases, readTable } from '@/lib/dataset/read-releases.server';
import { listPublished } from '@/lib/dataset/release/read-published.server';
import { columnsOf, flatRows } from '@/lib/dataset/table-columns';
import { systemClock } from '@/lib/platform/clock';
import type { Locale } from '@/lib/platform/locale';
import { HowToUse } from './how-to-use';
import { NewestRelease } from './newest-release';

const PREVIEW_ROWS = 8;

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
  const code = (chunks: ReactNode) => <code className="font-mono text-sm wrap-anywhere">{chunks}</code>;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      {newest ? <NewestRelease newest={newest} earlier={earlier.map(({ month }) => month)} /> : null}
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
      <HowToUse cited={citedRelease(releases, locale)} />
    </PageShell>
  );
}

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
