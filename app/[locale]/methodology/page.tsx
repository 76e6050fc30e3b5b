import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
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

const WEAKNESSES = ['brigades', 'order', 'impersonation', 'sample', 'exposure', 'memory', 'silence'] as const;
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
  const words = (section: string, count: number) => (
    <Paragraphs texts={Array.from({ length: count }, (_, n) => t(`${section}.p${n + 1}`, values))} />
  );
  const [old] = methods.beside;
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <Section id="index" title={t('index.title')}>
        {words('index', 3)}
      </Section>
      <Section id="units" title={t('units.title')}>
        {words('units', 3)}
      </Section>
      <Section id="cross-check" title={t('crossCheck.title')}>
        {words('crossCheck', 4)}
      </Section>
      <Section id="exposure" title={t('exposure.title')}>
        {words('exposure', 3)}
        <Exposure pooledName={t('exposure.pooled', values)} />
      </Section>
      <Section id="shrinkage" title={t('shrinkage.title')}>
        {words('shrinkage', 2)}
      </Section>
      <Section id="heatmaps" title={t('heatmaps.title')}>
        {words('heatmaps', 2)}
      </Section>
      <Section id="quiet-weeks" title={(await getTranslations('record.kept'))('title')}>
        <KeptWeeks />
      </Section>
      <Section id="intervals" title={t('intervals.title')}>
        {words('intervals', 3)}
      </Section>
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
      <Section id="parameters" title={t('parameters.title')}>
        {words('parameters', 1)}
        <div className="mt-6 space-y-10">
          <ParameterTable version={methods.ranking.version} parameters={CROSS_CHECK_PARAMETERS} />
          <ParameterTable version={METHOD_VERSION} parameters={RANKING_PARAMETERS} />
        </div>
      </Section>
      <Section id="attack" title={t('attack.title')}>
        <p className="mb-6 max-w-line">{t('attack.intro', { name: t(`attack.companies.${TARGET}`) })}</p>
        <AttackExplorer />
      </Section>
      <Section id="weaknesses" title={t('weaknesses.title')}>
        {words('weaknesses', 1)}
        <Weaknesses
          texts={WEAKNESSES.map((key) => [t(`weaknesses.${key}.head`), t(`weaknesses.${key}.body`, values)])}
        />
      </Section>
      <Results />
      <Regulator />
      <Section id="code" title={t('code.title')}>
        <Prose>
          <p>
            {t.rich('code.p1', { ...values, code: (chunks) => <code className="font-mono text-sm">{chunks}</code> })}
          </p>
          <p>{t('code.p2')}</p>
          <p>
            <a href={localePath((await getLocale()) as Locale, '/rankings/runs')}>{t('code.runs')}</a>
          </p>
        </Prose>
      </Section>
    </PageShell>
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

function Weaknesses({ texts }: { texts: readonly (readonly [head: string, body: string])[] }) {
  return (
    <dl className="mt-6 max-w-line space-y-5">
      {texts.map(([head, body]) => (
        <div key={head}>
          <dt className="font-semibold">{head}</dt>
          <dd className="text-muted">{body}</dd>
        </div>
      ))}
    </dl>
  );
}
