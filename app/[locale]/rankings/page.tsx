import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { NothingYet } from '@/components/empty/nothing-yet';
import { TooFewReports } from '@/components/empty/too-few-reports';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { CountsTable } from '@/components/ranking/counts-table';
import { countsLine } from '@/components/ranking/forest-rows';
import { MeasureSwitch } from '@/components/ranking/measure-switch';
import { MeasureTable } from '@/components/ranking/measure-table';
import { RankingForest } from '@/components/ranking/ranking-forest';
import { SetAsideList } from '@/components/ranking/set-aside-list';
import { TakeAlong } from '@/components/ranking/take-along';
import { TermList } from '@/components/ranking/term-list';
import { TooFewList } from '@/components/ranking/too-few-list';
import { ViewFilters } from '@/components/ranking/view-filters';
import { viewName } from '@/components/ranking/view-name';
import { readBusinesses } from '@/lib/insurers/read-businesses.server';
import { chinaDate, fromChinaLocal } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';
import { settings } from '@/lib/platform/settings.server';
import { byMeasure } from '@/lib/ranking/by-measure';
import { isCrossChecked, methodsOn } from '@/lib/ranking/methods';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { type PublishedRanking, rankedPeriods, readBeside, readRanking } from '@/lib/ranking/read-ranking.server';
import { readRunOfPeriod } from '@/lib/ranking/run/read-runs.server';
import { restsOn, type Standings, standingsOf } from '@/lib/ranking/standings';
import { LIVE, type Measure, readMeasure, readView, type View, viewSearch } from '@/lib/ranking/view';

type RankingsInput = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const threshold = RANKING_PARAMETERS.minReporters;

/** Of a repeated key the first value counts, as it does for the front that caches the page. */
async function queryOf(searchParams: RankingsInput['searchParams']) {
  const query = await searchParams;
  const get = (name: string) => [query[name]].flat()[0] ?? null;
  return { view: readView({ get }), measure: readMeasure({ get }) };
}

export async function generateMetadata({ searchParams }: RankingsInput): Promise<Metadata> {
  const t = await getTranslations('rankings');
  const locale = (await getLocale()) as Locale;
  const { view, measure } = await queryOf(searchParams);
  const said = [viewSearch(view) && viewName(t, view, locale), measure && t(`measure.${measure}`)].filter(Boolean);
  return {
    title: [t('title'), ...said].join(' · '),
    description: t('description'),
  };
}

export default async function Rankings({ searchParams }: RankingsInput) {
  const t = await getTranslations('rankings');
  const locale = (await getLocale()) as Locale;
  const { view, measure } = await queryOf(searchParams);
  const [ranking, periods] = await Promise.all([readRanking(view), rankedPeriods()]);
  const known = view.period === LIVE || periods.includes(view.period);
  const standings = standingsOf(ranking?.rows ?? []);
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <ViewFilters view={view} periods={periods} measure={measure} />
      <h2 className="pt-8 pb-3 text-xl">{viewName(t, view, locale)}</h2>
      <MeasureSwitch view={view} measure={measure} />
      {!known ? (
        <NothingYet locale={locale} />
      ) : measure ? (
        <Measured ranking={ranking} standings={standings} measure={measure} />
      ) : (
        <Adjusted ranking={ranking} standings={standings} locale={locale} narrowed={await narrowedFrom(view)} />
      )}
      {measure || view.filter.by !== 'all' ? null : <Beside period={view.period} />}
      {known ? <TooFew standings={standings} /> : null}
      <WaysOn view={view} locale={locale} />
      <TakeAlong feed={localePath(locale, '/feed.atom')} frame={frameOf(locale, t('title'))} />
    </PageShell>
  );
}

const frameOf = (locale: Locale, title: string): string =>
  `<iframe src="${settings().ORIGIN}${localePath(locale, '/embed/rankings')}" title="${title}" width="640" height="620" loading="lazy"></iframe>`;

/** Whether the view is a plain part of a period whose ranking of all reports is cross-checked. */
async function narrowedFrom({ period, filter }: View): Promise<boolean> {
  if (filter.by === 'all') return false;
  const whole = await readRanking({ period, filter: { by: 'all' } });
  return whole !== null && isCrossChecked(whole.method);
}

type TableInput = { ranking: PublishedRanking | null; standings: Standings; locale: Locale };

async function Adjusted({ ranking, standings, locale, narrowed }: TableInput & { narrowed: boolean }) {
  const t = await getTranslations('rankings');
  const runs = await getTranslations('runs');
  const { ranked, notNormalised } = standings;
  // A view without reports has no ranking, one with a few has an empty one: they must look alike.
  if (!ranking || ranked.length + notNormalised.length === 0) return <TooFewReports threshold={threshold} />;
  const rests = restsOn(standings);
  const taken = t('taken', { at: ranking.takenAt });
  const caption = rests ? t('caption', { taken, ...rests }) : t('captionBare', { taken });
  return (
    <>
      {narrowed ? (
        <p className="mb-6 max-w-line text-sm text-muted">{runs('method.plain', { method: ranking.method })}</p>
      ) : null}
      {ranked.length === 0 ? (
        <TooFewReports threshold={threshold} />
      ) : (
        <RankingForest rows={ranked} caption={ranking.crossCheck ? t('captionAll', { caption }) : caption} />
      )}
      {rests ? <TermList /> : null}
      {ranking.crossCheck ? (
        <div className="mt-14">
          <Section id="set-aside" title={runs('run.setAside')}>
            <SetAsideList decisions={ranking.crossCheck.setAside} named />
          </Section>
        </div>
      ) : null}
      {notNormalised.length === 0 ? null : (
        <div className="mt-14">
          <Section id="not-normalised" title={t('notNormalised.title')}>
            <CountsTable
              lines={notNormalised.map((row) => countsLine(row, locale))}
              caption={t('notNormalised.why')}
              head={t('columns.insurer')}
            />
          </Section>
        </div>
      )}
    </>
  );
}

const today = () => chinaDate(systemClock());

/** The method that this one has replaced, folded away, until its last day. */
async function Beside({ period }: { period: string }) {
  const t = await getTranslations('runs.method');
  const words = await getTranslations('rankings');
  const [old] = methodsOn(today()).beside;
  const ranking = old ? await readBeside(period, old.version) : null;
  const { ranked } = standingsOf(ranking?.rows ?? []);
  const until = old?.until ? fromChinaLocal(`${old.until}T12:00`) : null;
  if (!old || !ranking || !until || ranked.length === 0) return null;
  return (
    <details className="mt-10 border-y border-rule">
      <summary className="min-h-11 cursor-pointer py-3">{t('beside', { method: old.version, until })}</summary>
      <p className="max-w-line pb-4 text-sm text-muted">{t('besideWhy', { until })}</p>
      <RankingForest rows={ranked} caption={words('captionBare', { taken: words('taken', { at: ranking.takenAt }) })} />
    </details>
  );
}

type MeasuredInput = { ranking: PublishedRanking | null; standings: Standings; measure: Measure };

/** The same calls in a plainer order, and why that order is not the ranking. */
async function Measured({ ranking, standings, measure }: MeasuredInput) {
  const t = await getTranslations('rankings');
  const { rows, without } = byMeasure(standings, measure, await readBusinesses());
  if (!ranking || rows.length === 0) return <TooFewReports threshold={threshold} />;
  const taken = t('taken', { at: ranking.takenAt });
  return (
    <>
      <p className="mb-8 max-w-line border-l-4 border-ink pl-4">
        <strong className="block text-lg">{t(`measure.warning.${measure}`)}</strong>
        {t(`measure.why.${measure}`)}
      </p>
      <MeasureTable
        rows={rows}
        measure={measure}
        caption={t('measure.caption', { what: t(`measure.columns.${measure}`), taken })}
      />
      {without === 0 || measure === 'calls' ? null : (
        <p className="mt-4 max-w-line text-sm text-muted">{t(`measure.without.${measure}`, { count: without })}</p>
      )}
    </>
  );
}

async function TooFew({ standings }: { standings: Standings }) {
  const t = await getTranslations('rankings.tooFew');
  if (standings.tooFew.length === 0) return null;
  return (
    <div className="mt-14">
      <Section id="too-few" title={t('title')}>
        <p className="mb-3 max-w-line text-sm text-muted">{t('why', { reporters: threshold })}</p>
        <TooFewList insurers={standings.tooFew} />
      </Section>
    </div>
  );
}

async function WaysOn({ view, locale }: { view: View; locale: Locale }) {
  const t = await getTranslations('rankings');
  const runs = await getTranslations('runs');
  const run = view.period === LIVE ? null : await readRunOfPeriod(view.period);
  const ways = [
    [t('method'), localePath(locale, '/methodology')],
    run
      ? ([runs('closed'), localePath(locale, `/rankings/runs/${run.id}`)] as const)
      : ([runs('all'), localePath(locale, '/rankings/runs')] as const),
    [t('data'), localePath(locale, '/dataset')],
    [t('api'), `/api/v1/rankings${viewSearch(view)}`],
  ] as const;
  return (
    <ul className="no-print flex flex-wrap gap-x-8 border-t border-rule pt-4 text-sm">
      {ways.map(([words, href]) => (
        <li key={href}>
          <a href={href} className="inline-flex min-h-11 items-center">
            {words}
          </a>
        </li>
      ))}
    </ul>
  );
}
