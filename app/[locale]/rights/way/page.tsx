import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ChannelRecord } from '@/components/cases/channel-record';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { BlockServices } from '@/components/rights/block-services';
import { RouterForm } from '@/components/rights/router-form';
import { WaySteps } from '@/components/rights/way-steps';
import { readChannelRecords } from '@/lib/cases/read-channel-records.server';
import type { Locale } from '@/lib/platform/locale';
import { readCallFacts } from '@/lib/rights/call-facts';
import { lettersFactsOf } from '@/lib/rights/letter-cases';
import { routeToAuthority } from '@/lib/rights/route-to-authority';

type PageInput = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rights.router');
  return { title: t('metaTitle'), robots: { index: false } };
}

/** The answer of the router: whom to tell about a call of this kind, in order. */
export default async function RightsWay({ searchParams }: PageInput) {
  const query = await searchParams;
  const facts = readCallFacts({ getAll: (name) => [query[name] ?? []].flat() });
  const t = await getTranslations('rights.router');
  const locale = (await getLocale()) as Locale;
  const recorded = await readChannelRecords();
  return (
    <PageShell title={t('metaTitle')} lead={t('answerLead')}>
      <WaySteps
        steps={routeToAuthority(facts)}
        facts={lettersFactsOf(facts)}
        locale={locale}
        recordOf={(channel) => <ChannelRecord channel={channel} recorded={recorded} />}
      />
      <Section id="quiet" title={t('quiet')}>
        <BlockServices locale={locale} />
      </Section>
      <Section id="edit" title={t('facts')}>
        <RouterForm locale={locale} facts={facts} />
      </Section>
      <script src="/copy.js" defer />
    </PageShell>
  );
}
