import { getLocale, getTranslations } from 'next-intl/server';
import type { ComponentProps } from 'react';
import { Citation } from '@/components/dataset/citation';
import { CodeBlock } from '@/components/dataset/code-block';
import { ColumnTable } from '@/components/dataset/column-table';
import { ReferenceFiles } from '@/components/dataset/reference-files';
import { Safeguards } from '@/components/dataset/safeguards';
import { readingSnippets, VERIFYING } from '@/components/dataset/snippets';
import { FactList } from '@/components/layout/fact-list';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Prose } from '@/components/layout/prose';
import { Section } from '@/components/layout/section';
import { DATA_LICENCE } from '@/lib/dataset/column-dictionary';
import type { Locale } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';

const OPENING = ['format', 'excel', 'wps', 'totals'] as const;

/** The sections about all releases: what they are, how they are opened, checked, licensed and cited. */
export async function HowToUse({ cited }: { cited: ComponentProps<typeof Citation>['release'] }) {
  const t = await getTranslations('dataset');
  const locale = (await getLocale()) as Locale;
  const base = `${settings().ORIGIN}/dataset`;
  return (
    <>
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
        <Citation url={base} release={cited} />
      </Section>
    </>
  );
}
