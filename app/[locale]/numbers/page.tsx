import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Section } from '@/components/layout/section';
import { LookUpForm } from '@/components/numbers/look-up-form';
import { NoticeTable } from '@/components/numbers/notice-table';
import { readNumberBook } from '@/lib/numbers/read-numbers.server';
import { type Locale, localePath } from '@/lib/platform/locale';

const MOST_NAMED = 30;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('numbers');
  return { title: t('title'), description: t('lead') };
}

export default async function Numbers() {
  const t = await getTranslations('numbers');
  const locale = (await getLocale()) as Locale;
  const said = (await headers()).get('x-wurao-look-up');
  const { book } = await readNumberBook();
  const notices = book.all();
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <LookUpForm said={said} />
      <Section id="most" title={t('most.title')}>
        <NoticeTable notices={notices.slice(0, MOST_NAMED)} caption={t('most.caption')} />
      </Section>
      <Section id="block" title={t('block.title')}>
        <Paragraphs texts={[t('block.p1'), t('block.p2')]} />
        <p className="mt-4 flex flex-wrap gap-x-8">
          {(['vcf', 'csv'] as const).map((format) => (
            <a
              key={format}
              href={`/numbers/block-list.${format}`}
              download
              className="inline-flex min-h-11 items-center font-semibold"
            >
              {t(`block.${format}`)}
            </a>
          ))}
        </p>
      </Section>
      <Section id="private" title={t('private.title')}>
        <Paragraphs texts={[t('private.p1'), t('private.p2'), t('private.p3')]} />
        <p className="mt-4">
          <a href={localePath(locale, '/api#numbers')} className="inline-flex min-h-11 items-center">
            {t('private.api')}
          </a>
        </p>
      </Section>
    </PageShell>
  );
}
