import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageShell } from '@/components/layout/page-shell';
import { Paragraphs } from '@/components/layout/paragraphs';
import { Prose } from '@/components/layout/prose';
import { Section } from '@/components/layout/section';
import { type ExposureLine, ExposureTable } from '@/components/methodology/exposure-table';
import { Formulas } from '@/components/methodology/formulas';
import { ParameterTable } from '@/components/methodology/parameter-table';
import { EXPOSURE, EXPOSURE_SOURCES, POOLED_TAIL } from '@/lib/insurers/exposure';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { METHOD_VERSION, RANKING_PARAMETERS } from '@/lib/ranking/parameters';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('methodology');
  return { title: t('title'), description: t('lead') };
}

export default async function Methodology() {
  const t = await getTranslations('methodology');
  const locale = (await getLocale()) as Locale;
  const values = { ...RANKING_PARAMETERS, members: POOLED_TAIL.members, version: METHOD_VERSION };
  const words = (section: string, count: number) => (
    <Paragraphs texts={Array.from({ length: count }, (_, n) => t(`${section}.p${n + 1}`, values))} />
  );
  return (
    <PageShell title={t('title')} lead={t('lead')}>
      <Section id="index" title={t('index.title')}>
        {words('index', 3)}
      </Section>
      <Section id="units" title={t('units.title')}>
        {words('units', 3)}
      </Section>
      <Section id="exposure" title={t('exposure.title')}>
        {words('exposure', 3)}
        <div className="mt-8">
          <ExposureTable lines={exposureLines(locale, t('exposure.pooled', values))} />
        </div>
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

function exposureLines(locale: Locale, pooledName: string): ExposureLine[] {
  const sources = (codes: string) => codes.split(' ').flatMap((code) => EXPOSURE_SOURCES[code] ?? []);
  const own = EXPOSURE.map((row) => {
    const insurer = insurerById(row.insurerId);
    const name = insurer ? insurerName(insurer, locale) : row.insurerId;
    return { ...row, id: row.insurerId, name, sd: row.logSd, sources: sources(row.source) };
  }).sort((a, b) => b.vehicles - a.vehicles);
  const pooled = {
    ...POOLED_TAIL,
    id: 'pooled',
    name: pooledName,
    sd: POOLED_TAIL.logSd,
    sources: sources(POOLED_TAIL.source),
  };
  return [...own, pooled];
}
