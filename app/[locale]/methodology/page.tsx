import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Prose } from '@/components/layout/prose';
import { Section } from '@/components/layout/section';
import { AttackExplorer } from '@/components/methodology/attack-explorer';
import { CrossCheckFormulas } from '@/components/methodology/cross-check-formulas';
import { ExposureChanges } from '@/components/methodology/exposure-changes';
import { exposureLines } from '@/components/methodology/exposure-lines';
import { ExposureTable } from '@/components/methodology/exposure-table';
import { Formulas } from '@/components/methodology/formulas';
import { MeasuredTable } from '@/components/methodology/measured-table';
import { MethodsCompared } from '@/components/methodology/methods-compared';
import { ParameterTable } from '@/components/methodology/parameter-table';
import { RegulatorRanks } from '@/components/methodology/regulator-table';
import { POOLED_TAIL } from '@/lib/insurers/exposure';
import { readExposureChanges } from '@/lib/insurers/read-exposure-changes.server';
import { chinaDate } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { TARGET } from '@/lib/ranking/explain/attack-world';
import { methodsOn } from '@/lib/ranking/methods';
import { METHOD_VERSION, RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { readRanking } from '@/lib/ranking/read-ranking.server';
import { readResults } from '@/lib/ranking/results/read-results.server';
import { LIVE } from '@/lib/ranking/view';
import { COMPLETE_PERIOD, NEWEST_PERIOD, regulatorTable } from '@/lib/regulator/complaint-tables';
import { KeptWeeks } from './kept-weeks';

const WEAKNESSES = ['brigades', 'order', 'slices', 'impersonation', 'sample', 'exposure', 'memory', 'silence'] as const;
const PARAGRAPHS = ['p1', 'p2', 'p3', 'p4'] as const;
const PRINTED_FIRST = 10;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('methodology');
  return { title: t('title'), description: t('lead') };
}

export default async function Methodology() {
  const t = await getTranslations('methodology');
  const methods = methodsOn(chinaDate(systemClock()));
  const values = {
    ...RANKING_PARAMETERS,
    ...CROSS_CHECK_PARAMETERS,
    ...{ members: POOLED_TAIL.members, version: methods.ranking.version },
  };
  const [old] = methods.beside;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <Chapter id="index" of="index" count={3} values={values} />
      <Chapter id="units" of="units" count={3} values={values} />
      <Chapter id="cross-check" of="crossCheck" count={4} values={values} />
      <Chapter id="exposure" of="exposure" count={3} values={values}>
        <Exposure pooledName={t('exposure.pooled', values)} />
      </Chapter>
      <Chapter id="shrinkage" of="shrinkage" count={2} values={values} />
      <Chapter id="heatmaps" of="heatmaps" count={2} values={values} />
      <Section id="quiet-weeks" title={(await getTranslations('record.kept'))('title')}>
        <KeptWeeks />
      </Section>
      <Chapter id="intervals" of="intervals" count={3} values={values} />
      {old ? (
        <Section id="methods" title={t('methods.title')}>
          <MethodsCompared now={methods.ranking} old={old} />
        </Section>
      ) : null}
      <Section id="cross-formulas" title={t('crossFormulas.title')}>
        <CrossCheckFormulas parameters={CROSS_CHECK_PARAMETERS} />
      </Section>
      <Section id="formulas" title={t('formulas.title')}>
        <Formulas parameters={values} />
      </Section>
      <Chapter id="parameters" of="parameters" count={1} values={values}>
        <div className="mt-6 space-y-10">
          <ParameterTable version={methods.ranking.version} parameters={CROSS_CHECK_PARAMETERS} />
          <ParameterTable version={METHOD_VERSION} parameters={RANKING_PARAMETERS} />
        </div>
      </Chapter>
      <Section id="attack" title={t('attack.title')}>
        <p className="mb-6 max-w-line">{t('attack.intro', { name: t(`attack.companies.${TARGET}`) })}</p>
        <AttackExplorer />
      </Section>
      <Chapter id="weaknesses" of="weaknesses" count={1} values={values}>
        <Weaknesses values={values} />
      </Chapter>
      <Results />
      <Regulator />
      <Code />
    </PageShell>
  );
}

type Values = Record<string, string | number>;

type ChapterInput = {
  id: string;
  /** Where its words stand: `title`, then `p1` to as many paragraphs as are counted. */
  of:
    | 'index'
    | 'units'
    | 'crossCheck'
    | 'exposure'
    | 'shrinkage'
    | 'heatmaps'
    | 'intervals'
    | 'parameters'
    | 'weaknesses';
  count: 1 | 2 | 3 | 4;
  values: Values;
  children?: ReactNode;
};

async function Chapter({ id, of, count, values, children }: ChapterInput) {
  const t = await getTranslations('methodology');
  return (
    <Section id={id} title={t(`${of}.title`)}>
      <Paragraphs texts={PARAGRAPHS.slice(0, count).map((p) => t(`${of}.${p}`, values))} />
      {children}
    </Section>
  );
}

async function Exposure({ pooledName }: { pooledName: string }) {
  const changes = await readExposureChanges();
  return (
    <>
      <div className="mt-8">
        <ExposureTable lines={exposureLines((await getLocale()) as Locale, pooledName, changes)} />
      </div>
      <ExposureChanges changes={changes} />
    </>
  );
}

async function Results() {
  const t = await getTranslations('methodology.measured');
  const results = await readResults();
  if (!results) return null;
  return (
    <Section id="measured" title={t('title')}>
      <p className="mb-6 max-w-line">{t('lead', { seeds: results.seeds })}</p>
      <MeasuredTable scenarios={results.scenarios} />
      <p className="mt-3 max-w-line text-sm text-muted">{t('how')}</p>
    </Section>
  );
}

async function Regulator() {
  const t = await getTranslations('methodology.regulator');
  const ranking = await readRanking({ period: LIVE, filter: { by: 'all' } });
  const rows = new Map((ranking?.rows ?? []).map((row) => [row.insurerId, row]));
  const complete = regulatorTable(COMPLETE_PERIOD);
  return (
    <Section id="regulator" title={t('title')}>
      <Paragraphs texts={[t('p1'), t('p2')]} />
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <div>
          <h3 className="mb-2 text-lg">{t('complete', { count: complete.lines.length })}</h3>
          <RegulatorRanks table={complete} rows={rows} first={PRINTED_FIRST} />
        </div>
        <div>
          <h3 className="mb-2 text-lg">{t('newest')}</h3>
          <RegulatorRanks table={regulatorTable(NEWEST_PERIOD)} rows={rows} />
        </div>
      </div>
      <p className="mt-6 max-w-line text-sm text-muted">{t('rules')}</p>
    </Section>
  );
}

async function Weaknesses({ values }: { values: Values }) {
  const t = await getTranslations('methodology.weaknesses');
  return (
    <dl className="mt-6 max-w-line space-y-5">
      {WEAKNESSES.map((key) => (
        <div key={key}>
          <dt className="font-semibold">{t(`${key}.head`)}</dt>
          <dd className="text-muted">{t(`${key}.body`, values)}</dd>
        </div>
      ))}
    </dl>
  );
}

async function Code() {
  const t = await getTranslations('methodology.code');
  return (
    <Section id="code" title={t('title')}>
      <Prose>
        <p>{t.rich('p1', { code: (chunks) => <code className="font-mono text-sm">{chunks}</code> })}</p>
        <p>{t('p2')}</p>
        <p>
          <a href={localePath((await getLocale()) as Locale, '/rankings/runs')}>{t('runs')}</a>
        </p>
      </Prose>
    </Section>
  );
}
