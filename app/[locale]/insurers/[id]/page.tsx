import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { TooFewReports } from '@/components/empty/too-few-reports';
import { figureOf } from '@/components/heatmap/figure-of';
import { HeatFigure } from '@/components/heatmap/heat-figure';
import { heatPagePath } from '@/components/heatmap/heat-paths';
import { InsuredCars } from '@/components/insurer/insured-cars';
import { InsurerStatus } from '@/components/insurer/insurer-status';
import { NameFacts } from '@/components/insurer/name-facts';
import { NamedFor } from '@/components/insurer/named-for';
import { OfficialNumberList } from '@/components/insurer/official-number-list';
import { RankThroughTime } from '@/components/insurer/rank-through-time';
import { RecordThroughTime } from '@/components/insurer/record-through-time';
import { StandingNow } from '@/components/insurer/standing-now';
import { WhereFrom } from '@/components/insurer/where-from';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { insurerPath } from '@/components/ranking/forest-rows';
import { SetAsideList } from '@/components/ranking/set-aside-list';
import { TakeAlong } from '@/components/ranking/take-along';
import { TermList } from '@/components/ranking/term-list';
import { QuotesTable } from '@/components/record/quotes-table';
import { HowToReply } from '@/components/replies/how-to-reply';
import { ReplyList } from '@/components/replies/reply-list';
import { type HeatMapName, readHeatView } from '@/lib/heatmaps/heat-view';
import { readHeat } from '@/lib/heatmaps/read-heat.server';
import { insurerName } from '@/lib/insurers/insurer-name';
import { currentInsurer, type Insurer, insurerById } from '@/lib/insurers/registry';
import { type Locale, localePath } from '@/lib/platform/locale';
import type { Published, ShownReply } from '@/lib/privacy/gate';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { readExposure } from '@/lib/ranking/read-exposure.server';
import { readProfile } from '@/lib/ranking/read-profile.server';
import { readRankingsOfPeriods } from '@/lib/ranking/read-ranking.server';
import { crossCheckOf, recordOf } from '@/lib/ranking/record-of-insurer';
import { readRunsOf } from '@/lib/ranking/run/read-runs.server';
import { LIVE } from '@/lib/ranking/view';
import { answersByKey } from '@/lib/record/answers-by-key';
import { QUOTE_OUTCOMES } from '@/lib/record/quote-outcome';
import { readRecordTables } from '@/lib/record/read-record-table.server';
import { readReplies } from '@/lib/replies/public-replies.server';

type InsurerInput = { params: Promise<{ id: string }> };

async function insurerOf(params: InsurerInput['params']): Promise<Insurer> {
  return insurerById((await params).id) ?? notFound();
}

export async function generateMetadata({ params }: InsurerInput): Promise<Metadata> {
  const t = await getTranslations('insurers.page');
  const name = insurerName(await insurerOf(params), (await getLocale()) as Locale);
  return { title: t('title', { name }), description: t('description', { name }) };
}

export default async function InsurerRecord({ params }: InsurerInput) {
  const insurer = await insurerOf(params);
  return insurer.currentId === insurer.id ? <Today insurer={insurer} /> : <Former insurer={insurer} />;
}

async function Today({ insurer }: { insurer: Insurer }) {
  const t = await getTranslations('insurers');
  const runs = await getTranslations('runs');
  const locale = (await getLocale()) as Locale;
  const name = insurerName(insurer, locale);
  const [rankings, profile, exposure, days, replies] = await Promise.all([
    readRankingsOfPeriods(),
    readProfile(insurer.id),
    readExposure(insurer.id),
    readRunsOf(insurer.id),
    readReplies(insurer.id),
  ]);
  const record = recordOf(rankings, insurer.id);
  const crossCheck = crossCheckOf(rankings, insurer.id);
  const live = record.find(({ period }) => period === LIVE);
  return (
    <PageShell title={t('page.title', { name })} lead={t('page.lead', { name })}>
      <Section id="now" title={t('now.title')}>
        {live ? <Live name={name} live={live} /> : <TooFewReports threshold={RANKING_PARAMETERS.minReporters} />}
      </Section>
      {live && live.row.reporters !== null ? (
        <Section id="from" title={t('from.title')}>
          <WhereFrom row={live.row} detail={crossCheck?.details[0] ?? null} />
        </Section>
      ) : null}
      {crossCheck && live?.row.status === 'ranked' ? (
        <Section id="set-aside" title={runs('run.setAside')}>
          <SetAsideList decisions={crossCheck.setAside} />
        </Section>
      ) : null}
      {live?.row.status === 'ranked' || days.some(({ row }) => row.rankLow !== null) ? (
        <Section id="ranks" title={t('ranks.title')}>
          <RankThroughTime runs={days} name={name} />
        </Section>
      ) : null}
      {record.some(({ row }) => row.reporters !== null) ? (
        <Section id="periods" title={t('through.title')}>
          <RecordThroughTime record={record} />
        </Section>
      ) : null}
      {profile ? (
        <Section id="profile" title={t('profile.title')}>
          <NamedFor profile={profile.profile} />
        </Section>
      ) : null}
      <CallTimes id={insurer.id} name={name} />
      <Quotes id={insurer.id} />
      <Facts insurer={insurer}>
        <Section id="cars" title={t('cars.title')}>
          <InsuredCars exposure={exposure} />
        </Section>
      </Facts>
      <Section id="replies" title={t('replies.title')}>
        <Replies replies={replies} name={name} />
      </Section>
      <Section id="check" title={t('check.title')}>
        <Check id={insurer.id} locale={locale} />
      </Section>
    </PageShell>
  );
}

async function Live({ name, live }: { name: string; live: ReturnType<typeof recordOf>[number] }) {
  const t = await getTranslations('rankings');
  return (
    <>
      <StandingNow row={live.row} name={name} />
      {live.row.reporters === null ? null : <TermList />}
      <p className="mt-6 text-sm text-muted">{t('captionBare', { taken: t('taken', { at: live.takenAt }) })}</p>
    </>
  );
}

/** The hours and the days to expiry at which this company is named; nothing where too few name it. */
async function CallTimes({ id, name }: { id: string; name: string }) {
  const t = await getTranslations('heatmaps');
  const figures = (await Promise.all((['hours', 'expiry'] as const).map((map) => timesOf(map, id)))).filter(
    (each) => each !== null,
  );
  if (figures.length === 0) return null;
  return (
    <Section id="times" title={t('insurer.title')}>
      <p className="mb-6 max-w-line text-muted">{t('insurer.lead', { name })}</p>
      {figures.map(({ map, figure, href }) => (
        <div key={map} className="mb-10">
          <h3 className="mb-4 text-lg">{t(`maps.${map}.title`)}</h3>
          <HeatFigure figure={figure} />
          <a href={href} className="no-print mt-2 inline-flex min-h-11 items-center text-sm">
            {t('more.open', { title: t(`maps.${map}.title`) })}
          </a>
        </div>
      ))}
    </Section>
  );
}

/** What became of prices that calls in this company's name had quoted; nothing where too few have told. */
async function Quotes({ id }: { id: string }) {
  const t = await getTranslations('record.quotes');
  const [newest] = (await readRecordTables('quotes_insurer')).flatMap(({ period, rows }) => {
    const line = answersByKey(rows, QUOTE_OUTCOMES).find(({ key }) => key === id);
    return line ? [{ period, line }] : [];
  });
  if (!newest) return null;
  return (
    <Section id="quotes" title={t('publicTitle')}>
      <QuotesTable {...newest} />
    </Section>
  );
}

async function timesOf(map: HeatMapName & ('hours' | 'expiry'), insurer: string) {
  const t = await getTranslations('heatmaps');
  const locale = (await getLocale()) as Locale;
  const view = readHeatView(map, new URLSearchParams({ insurer }));
  const heat = await readHeat(view);
  const figure = heat && figureOf(heat, view, { t, locale, id: map, shape: 'tiles', sprite: null, links: false });
  return figure && !figure.empty ? { map, figure, href: localePath(locale, heatPagePath(map, view)) } : null;
}

async function Former({ insurer }: { insurer: Insurer }) {
  const t = await getTranslations('insurers.page');
  const locale = (await getLocale()) as Locale;
  const today = currentInsurer(insurer.id) ?? insurer;
  const name = insurerName(insurer, locale);
  const link = (words: ReactNode) => <a href={insurerPath(today.id, locale)}>{words}</a>;
  return (
    <PageShell title={name} lead={<InsurerStatus insurer={insurer} />}>
      <p className="mb-12 max-w-line">
        {t.rich('formerLead', { name, current: insurerName(today, locale), now: link })}
      </p>
      <Facts insurer={insurer} />
    </PageShell>
  );
}

async function Facts({ insurer, children }: { insurer: Insurer; children?: ReactNode }) {
  const t = await getTranslations('insurers');
  return (
    <>
      <Section id="numbers" title={t('numbers.title')}>
        <OfficialNumberList numbers={insurer.numbers} />
      </Section>
      <Section id="names" title={t('names.title')}>
        <NameFacts insurer={insurer} />
      </Section>
      {children}
    </>
  );
}

/** What the company says of this page, and how it may. */
async function Replies({ replies, name }: { replies: readonly Published<ShownReply>[]; name: string }) {
  const t = await getTranslations('insurers.replies');
  return (
    <>
      <p className="mb-6 max-w-line">{t(replies.length > 0 ? 'theirs' : 'none', { name })}</p>
      {replies.length > 0 ? <ReplyList replies={replies} /> : null}
      <div className={replies.length > 0 ? 'mt-6 text-sm' : undefined}>
        <HowToReply />
      </div>
    </>
  );
}

async function Check({ id, locale }: { id: string; locale: Locale }) {
  const t = await getTranslations('insurers.check');
  return (
    <>
      <p className="max-w-line">{t('p1')}</p>
      <p className="mt-3 flex flex-wrap gap-x-8 text-sm">
        <a href={localePath(locale, '/dataset')} className="inline-flex min-h-11 items-center">
          {t('data')}
        </a>
        <a href={`/api/v1/insurers/${id}`} className="inline-flex min-h-11 items-center">
          {t('api')}
        </a>
      </p>
      <TakeAlong
        feed={localePath(locale, `/insurers/${id}/feed.atom`)}
        badge={`/badges/${id}${locale === 'en' ? '.en' : ''}.svg`}
      />
    </>
  );
}
