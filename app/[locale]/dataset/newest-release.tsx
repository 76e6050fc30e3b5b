import { getLocale, getTranslations } from 'next-intl/server';
import { Distributions } from '@/components/dataset/distributions';
import { WholeRelease } from '@/components/dataset/whole-release';
import { Withheld } from '@/components/dataset/withheld';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { schemaOrgDataset } from '@/lib/dataset/describe/schema-org';
import type { PublishedRelease } from '@/lib/dataset/release/read-published.server';
import { type Locale, localePath } from '@/lib/platform/locale';

type NewestReleaseInput = {
  newest: PublishedRelease;
  /** Months of the releases before it. */
  earlier: readonly string[];
};

/** The sections about the newest release: its files, what it withholds, and what its records hold. */
export async function NewestRelease({ newest, earlier }: NewestReleaseInput) {
  const t = await getTranslations('dataset');
  const locale = (await getLocale()) as Locale;
  const records = newest.manifest.tables.find(({ name }) => name === 'records');
  return (
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
          earlier={earlier}
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
      {records && records.rows > 0 ? (
        <Section id="distribution" title={t('whole.distribution')}>
          <Paragraphs texts={[t('whole.distributionIntro')]} />
          <div className="mt-6">
            <Distributions table={records} />
          </div>
        </Section>
      ) : null}
    </>
  );
}

const inScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');
