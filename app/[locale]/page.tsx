import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { ReportLink } from '@/components/layout/report-link';
import { Section } from '@/components/layout/section';
import { HowItWorks } from '@/components/ranking/how-it-works';
import { LeadFinding } from '@/components/ranking/lead-finding';
import { RankingForest } from '@/components/ranking/ranking-forest';
import { FEW_FIGURES } from '@/components/ranking/shown-figures';
import { WaysOn } from '@/components/ranking/ways-on';
import { type Locale, localePath } from '@/lib/platform/locale';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { type PublishedRanking, readRanking } from '@/lib/ranking/read-ranking.server';
import { restsOn, type Standings, standingsOf } from '@/lib/ranking/standings';
import { LIVE } from '@/lib/ranking/view';

const SHOWN = 10;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('layout');
  return { title: { absolute: t('title') }, description: t('description') };
}

export default async function Home() {
  const locale = (await getLocale()) as Locale;
  const ranking = await readRanking({ period: LIVE, filter: { by: 'all' } });
  const standings = standingsOf(ranking?.rows ?? []);
  const t = await getTranslations('home');
  return (
    <div className="mx-auto max-w-page px-4 pt-10 sm:px-8 sm:pt-16">
      <Masthead locale={locale} standings={standings} />
      {ranking && standings.ranked.length > 0 ? <Top ranking={ranking} standings={standings} locale={locale} /> : null}
      <Section id="how" title={t('how.title')}>
        <HowItWorks />
        <a href={localePath(locale, '/report/import')} className="mt-4 mr-8 inline-flex min-h-11 items-center text-sm">
          {t('how.import')}
        </a>
        <a href={localePath(locale, '/methodology')} className="mt-4 inline-flex min-h-11 items-center text-sm">
          {t('how.method')}
        </a>
      </Section>
      <Section id="ways" title={t('ways.title')}>
        <WaysOn locale={locale} />
      </Section>
    </div>
  );
}

async function Masthead({ locale, standings }: { locale: Locale; standings: Standings }) {
  const t = await getTranslations('home');
  return (
    <header className="mb-14 grid gap-x-16 gap-y-10 lg:grid-cols-2 lg:items-start">
      <div>
        <h1 className="text-3xl">
          {t.rich('headline', { line: (words) => <span className="inline-block">{words}</span> })}
        </h1>
        <p className="mt-5 max-w-line text-lg text-muted">{t('lead')}</p>
        {/* On phones the button under the thumb is the one. */}
        <p className="mt-7 flex items-center gap-x-5 max-lg:hidden">
          <ReportLink locale={locale} className="inline-flex min-h-12 px-8 text-lg" />
          <span className="text-sm text-muted">{t('seconds')}</span>
        </p>
      </div>
      {standings.ranked.length > 0 ? <LeadFinding rows={standings.ranked} /> : <NotBegun />}
    </header>
  );
}

async function NotBegun() {
  const t = await getTranslations('home.empty');
  return (
    <PageState title={t('title')} body={t('body', { reporters: RANKING_PARAMETERS.minReporters })}>
      <p>{t('next')}</p>
    </PageState>
  );
}

type TopInput = { ranking: PublishedRanking; standings: Standings; locale: Locale };

async function Top({ ranking, standings, locale }: TopInput) {
  const t = await getTranslations('home.top');
  const words = await getTranslations('rankings');
  const taken = words('taken', { at: ranking.takenAt });
  const rests = restsOn(standings);
  return (
    <section aria-labelledby="top" className="border-t border-rule pt-8 pb-10">
      <h2 id="top" className="mb-3 text-xl">
        {t('title')}
      </h2>
      <RankingForest
        rows={standings.ranked.slice(0, SHOWN)}
        figures={FEW_FIGURES}
        caption={rests ? words('caption', { taken, ...rests }) : words('captionBare', { taken })}
      />
      <a href={localePath(locale, '/rankings')} className="mt-4 inline-flex min-h-11 items-center font-semibold">
        {t('all')}
      </a>
    </section>
  );
}
