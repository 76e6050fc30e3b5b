import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { ReportLink } from '@/components/layout/report-link';
import { Section } from '@/components/layout/section';
import { NoticeFacts } from '@/components/numbers/notice-facts';
import { OfficialOf } from '@/components/numbers/official-of';
import { type KnownNumber, lookUpNumber } from '@/lib/numbers/look-up-number';
import { readNumberBook } from '@/lib/numbers/read-numbers.server';
import { type Locale, localePath } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';

type Address = { params: Promise<{ number: string }> };

/** The number of the address, if it is one that may have a page, in the very spelling of its page. */
async function known({ params }: Address): Promise<KnownNumber> {
  const { number } = await params;
  const { book } = await readNumberBook();
  const found = lookUpNumber(number, book);
  return found.ok && found.value.number === number ? found.value : notFound();
}

export async function generateMetadata(address: Address): Promise<Metadata> {
  const t = await getTranslations('numbers');
  const { number } = await known(address);
  return { title: t('one.title', { number }), description: t('one.description', { number }) };
}

export default async function OneNumber(address: Address) {
  const t = await getTranslations('numbers.one');
  const locale = (await getLocale()) as Locale;
  const { number, kind, official, notice } = await known(address);
  return (
    <PageShell title={number} lead={label('NUMBER_KINDS', kind, locale)}>
      <Section id="official" title={t('officialTitle')}>
        <OfficialOf official={official} />
      </Section>
      <Section id="named" title={t('namedTitle')}>
        {notice ? <NoticeFacts notice={notice} /> : <p className="max-w-line">{t('nothing')}</p>}
        <p className="mt-6">
          <ReportLink locale={locale} className="inline-flex" />
        </p>
      </Section>
      <p className="mt-2">
        <a href={localePath(locale, '/numbers')} className="inline-flex min-h-11 items-center">
          {t('another')}
        </a>
      </p>
    </PageShell>
  );
}
