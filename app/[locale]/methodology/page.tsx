import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Prose } from '@/components/layout/prose';
import { Section } from '@/components/layout/section';
import { ExposureChanges } from '@/components/methodology/exposure-changes';
import { type ExposureLine, ExposureTable } from '@/components/methodology/exposure-table';
import { Formulas } from '@/components/methodology/formulas';
import { ParameterTable } from '@/components/methodology/parameter-table';
import { EXPOSURE, EXPOSURE_SOURCES, POOLED_TAIL } from '@/lib/insurers/exposure';
import type { ExposureChange } from '@/lib/insurers/exposure-change';
import { insurerName } from '@/lib/insurers/insurer-name';
import { readExposureChanges } from '@/lib/insurers/read-exposure-changes.server';
import { insurerById } from '@/lib/insurers/registry';
import { chinaDate, fromChinaLocal } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { methodsOn } from '@/lib/ranking/methods';
import { METHOD_VERSION, RANKING_PARAMETERS } from '@/lib/ranking/parameters';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('methodology');
  return { title: t('title'), description: t('lead') };
}

export default async function Methodology() {
  const t = await getTranslations('methodology');
  const locale = (await getLocale()) as Locale;
  const changes = await readExposureChanges();
  const values = { ...RANKING_PARAMETERS, members: POOLED_TAIL.members, version: METHOD_VERSION };
  const words = (section: string, count: number) => (
    <Paragraphs texts={Array.from({ length: count }, (_, n) => t(`${section}.p${n + 1}`, values))} />
  );
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <News />
      <Section id="index" title={t('index.title')}>
        {words('index', 3)}
      </Section>
      <Section id="units" title={t('units.title')}>
        {words('units', 3)}
      </Section>
      <Section id="exposure" title={t('exposure.title')}>
        {words('exposure', 3)}
        <div className="mt-8">
          <ExposureTable lines={exposureLines(locale, t('exposure.pooled', values), changes)} />
        </div>
        <ExposureChanges changes={changes} />
      </Section>
      <Section id="shrinkage" title={t('shrinkage.title')}>
        {words('shrinkage', 2)}
      </Section>
      <Section id="intervals" title={t('intervals.title')}>
        {words('intervals', 3)}
      </Section>
      <Section id="formulas" title={t('formulas.title')}>
        <Formulas parameters={RANKING_PARAMETERS} />
      </Section>
      <Section id="parameters" title={t('parameters.title')}>
        {words('parameters', 1)}
        <div className="mt-6">
          <ParameterTable parameters={RANKING_PARAMETERS} />
        </div>
      </Section>
      <Section id="weaknesses" title={t('weaknesses.title')}>
        {words('weaknesses', 1)}
        <Weaknesses
          texts={WEAKNESSES.map((key) => [t(`weaknesses.${key}.head`), t(`weaknesses.${key}.body`, values)])}
        />
      </Section>
      <Section id="code" title={t('code.title')}>
        <Prose>
          <p>
            {t.rich('code.p1', { ...values, code: (chunks) => <code className="font-mono text-sm">{chunks}</code> })}
          </p>
          <p>{t('code.p2')}</p>
        </Prose>
      </Section>
    </PageShell>
  );
}

/** Which method gives the ranking now, while the rest of the page describes the plain counts beneath it. */
async function News() {
  const t = await getTranslations('runs');
  const locale = (await getLocale()) as Locale;
  const { ranking } = methodsOn(chinaDate(systemClock()));
  const from = fromChinaLocal(`${ranking.from}T12:00`);
  if (ranking.version === METHOD_VERSION || !from) return null;
  const pair = CROSS_CHECK_PARAMETERS.callsPerPair;
  return (
    <div className="max-w-line border-t border-rule py-8">
      <p>{t('method.news', { from, method: ranking.version, old: METHOD_VERSION, pair })}</p>
      <a href={localePath(locale, '/rankings/runs')} className="mt-2 inline-flex min-h-11 items-center text-sm">
        {t('all')}
      </a>
    </div>
  );
}

const WEAKNESSES = ['brigades', 'impersonation', 'sample', 'exposure', 'memory', 'silence'] as const;

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

function exposureLines(locale: Locale, pooledName: string, changes: readonly ExposureChange[]): ExposureLine[] {
  const sources = (codes: string) => codes.split(' ').flatMap((code) => EXPOSURE_SOURCES[code] ?? []);
  const edited = new Map(
    [...changes]
      .reverse()
      .flatMap(({ kind, insurerId, after }) => (kind === 'changed' ? [[insurerId, after] as const] : [])),
  );
  const cited = (text: string) => ({ zh: text, en: text, url: /^https?:\/\/\S+$/.test(text) ? text : null });
  const given = [...edited].map(([insurerId, { grade, source, ...after }]) => ({
    ...after,
    insurerId,
    basis: 'given',
    grade: grade as ExposureLine['grade'],
    source,
  }));
  const own = [...EXPOSURE.filter((row) => !edited.has(row.insurerId)), ...given]
    .map((row) => {
      const insurer = insurerById(row.insurerId);
      const name = insurer ? insurerName(insurer, locale) : row.insurerId;
      return {
        ...row,
        id: row.insurerId,
        name,
        sd: row.logSd,
        sources: row.basis === 'given' ? [cited(row.source)] : sources(row.source),
      };
    })
    .sort((a, b) => b.vehicles - a.vehicles);
  const pooled = {
    ...POOLED_TAIL,
    id: 'pooled',
    name: pooledName,
    sd: POOLED_TAIL.logSd,
    sources: sources(POOLED_TAIL.source),
  };
  return [...own, pooled];
}
