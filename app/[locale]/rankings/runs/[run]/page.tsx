import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { TooFewReports } from '@/components/empty/too-few-reports';
import { FactList } from '@/components/layout/fact-list';
import { PageShell } from '@/components/layout/page-shell';
import { Section } from '@/components/layout/section';
import { RankingForest } from '@/components/ranking/ranking-forest';
import { causeName, runSpan, runTitle } from '@/components/ranking/run-words';
import { SetAsideList } from '@/components/ranking/set-aside-list';
import { type Locale, localePath } from '@/lib/platform/locale';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { type PublishedRun, readRun } from '@/lib/ranking/run/read-runs.server';
import { standingsOf } from '@/lib/ranking/standings';

type RunInput = { params: Promise<{ run: string }> };

const runOf = async (params: RunInput['params']): Promise<PublishedRun> =>
  (await readRun((await params).run)) ?? notFound();

export async function generateMetadata({ params }: RunInput): Promise<Metadata> {
  const t = await getTranslations('runs');
  const rankings = await getTranslations('rankings');
  return { title: runTitle(t, rankings, await runOf(params)), description: t('run.lead') };
}

export default async function Run({ params }: RunInput) {
  const t = await getTranslations('runs.run');
  const runs = await getTranslations('runs');
  const locale = (await getLocale()) as Locale;
  const rankings = await getTranslations('rankings');
  const run = await runOf(params);
  const { ranked } = standingsOf(run.rows);
  const link = 'inline-flex min-h-11 items-center';
  return (
    <PageShell title={runTitle(runs, rankings, run)} lead={t('lead')}>
      {ranked.length === 0 ? (
        <TooFewReports threshold={RANKING_PARAMETERS.minReporters} />
      ) : (
        <RankingForest rows={ranked} caption={t('caption', { method: run.method, ...runSpan(run) })} />
      )}
      <div className="mt-14">
        <Section id="set-aside" title={t('setAside')}>
          <SetAsideList decisions={run.crossCheck.setAside} named />
        </Section>
        <Section id="facts" title={t('facts')}>
          <FactList facts={await factsOf(run)} />
        </Section>
        <Section id="parameters" title={t('parameters')}>
          <Parameters parameters={run.parameters} />
        </Section>
      </div>
      <p className="no-print flex flex-wrap gap-x-8 border-t border-rule pt-4 text-sm">
        <a href={localePath(locale, '/rankings/runs')} className={link}>
          {runs('all')}
        </a>
        <a href={`/api/v1/rankings/runs/${run.id}`} className={link}>
          {runs('json')}
        </a>
      </p>
    </PageShell>
  );
}

async function factsOf(run: PublishedRun): Promise<[string, string][]> {
  const t = await getTranslations('runs.run');
  const runs = await getTranslations('runs');
  return [
    [t('at'), t('moment', { at: run.ranAt })],
    [t('method'), run.method],
    [t('cause'), causeName(runs, run)],
    [t('weeks'), runs('weeks', runSpan(run))],
    [t('seed'), String(run.seed)],
    [t('fingerprint'), run.fingerprint.replace(/(.{16})/g, '$1 ').trim()],
  ];
}

/** As the code names them: a frozen list, which later words must not change. */
function Parameters({ parameters }: { parameters: PublishedRun['parameters'] }) {
  return (
    <dl className="grid max-w-line grid-cols-[minmax(0,1fr)_auto] gap-x-6 font-mono text-sm">
      {Object.entries(parameters).map(([name, value]) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid border-t border-rule py-1.5">
          <dt className="break-all text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
