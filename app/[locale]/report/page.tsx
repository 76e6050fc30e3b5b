import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ShownProblem } from '@/components/forms/fields/shown-problem';
import { candidateLabel } from '@/components/forms/report/candidate-label';
import { ReportForm } from '@/components/forms/report/report-form';
import type { ReportWords } from '@/components/forms/report/report-words';
import { summaryTitle } from '@/components/forms/report/summary-title';
import { RegisterWorker } from '@/components/installed/register-worker';
import { chinaLocal } from '@/lib/platform/china-time';
import { systemClock } from '@/lib/platform/clock';
import { type Locale, localePath } from '@/lib/platform/locale';
import { type FormDraft, readDraft } from '@/lib/reports/form-draft';
import type { ReportProblem } from '@/lib/reports/read-report';
import { readReportPage } from '@/lib/reports/report-page.server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('report');
  const problems = (await draft())?.problems ?? [];
  const found = problems.length > 0 && summaryTitle(problems, t.raw('script') as ReportWords);
  return { title: found ? `${found} · ${t('title')}` : t('title'), description: t('lead') };
}

export default async function ReportPage() {
  const t = await getTranslations('report');
  const locale = (await getLocale()) as Locale;
  const { values = {}, problems = [] } = (await draft()) ?? {};
  const { formToken, mostNamed, now } = await readReportPage(systemClock());
  return (
    <div className="mx-auto max-w-page px-4 pt-6 sm:px-8 sm:pt-12 lg:grid lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)] lg:gap-x-20">
      <div>
        <h1 className="text-2xl sm:text-3xl">{t('title')}</h1>
        <p className="mt-2 text-muted sm:mt-4">{t('lead')}</p>
        <p className="mb-6 text-sm">
          <a href={localePath(locale, '/report/import')} className="inline-flex min-h-11 items-center">
            {t('import')}
          </a>
        </p>
        <ReportForm
          formToken={formToken}
          mostNamed={mostNamed}
          latest={chinaLocal(now)}
          values={values}
          problems={await explain(problems, values, locale)}
        />
        <RegisterWorker />
      </div>
      <aside aria-labelledby="what-is-kept" className="mt-14 border-t border-rule pt-6 text-sm lg:mt-24">
        <h2 id="what-is-kept" className="text-lg">
          {t('kept.title')}
        </h2>
        <dl className="mt-4 max-w-line space-y-4">
          {(['number', 'you', 'claim', 'expiry'] as const).map((part) => (
            <div key={part}>
              <dt className="font-semibold">{t(`kept.${part}`)}</dt>
              <dd className="text-muted">{t(`kept.${part}Text`)}</dd>
            </div>
          ))}
        </dl>
      </aside>
    </div>
  );
}

const draft = async (): Promise<FormDraft | null> => readDraft((await headers()).get('x-wurao-draft'));

async function explain(
  problems: readonly ReportProblem[],
  values: FormDraft['values'],
  locale: Locale,
): Promise<ShownProblem[]> {
  const t = await getTranslations();
  const said = ({ field, code }: ReportProblem): string => {
    if (field === 'insurer' && Array.isArray(values.insurer)) return t('report.insurer.twice');
    const own = `number.problem.${code.replace(/^number_/, '')}`;
    const key = code.startsWith('number_') && t.has(own) ? own : `problems.${code}`;
    return t(t.has(key) ? key : 'problems.bad_type', { field });
  };
  return problems.map((problem) => ({
    field: problem.field,
    message: said(problem),
    ...(problem.candidates
      ? {
          candidates: problem.candidates.map((value) => ({
            value,
            label: candidateLabel(problem.field, value, locale),
          })),
        }
      : {}),
  }));
}
