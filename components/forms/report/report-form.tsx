import { useLocale, useTranslations } from 'next-intl';
import type { ShownProblem } from '@/components/forms/fields/shown-problem';
import type { Insurer } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import { dayPartMiddle } from '@/lib/reports/day-part';
import { DAY_PARTS } from '@/lib/reports/taxonomy';
import { CityField } from './city-field';
import type { FormValues } from './form-values';
import { FurtherQuestions } from './further-questions';
import { InsurerField } from './insurer-field';
import { LiveReportForm } from './live-report-form';
import { NumberField } from './number-field';
import { QUESTION_GROUPS } from './question-groups';
import type { ReportWords } from './report-words';
import { WhenField } from './when-field';

type ReportFormInput = {
  formToken: string;
  mostNamed: readonly Insurer[];
  /** Now in China, 'YYYY-MM-DDTHH:mm'. */
  latest: string;
  values: FormValues;
  problems: readonly ShownProblem[];
};

const MIDDLES = Object.fromEntries(DAY_PARTS.map((part) => [part, dayPartMiddle(part)]));

/** The report: four questions that are asked, the others that may be answered. */
export function ReportForm({ formToken, mostNamed, latest, values, problems }: ReportFormInput) {
  const t = useTranslations('report');
  const locale = useLocale() as Locale;
  const ambiguous = (field: string) => problems.some((problem) => problem.field === field && problem.candidates);
  return (
    <LiveReportForm
      locale={locale}
      words={t.raw('script') as ReportWords}
      labels={useFieldLabels()}
      middles={MIDDLES}
      refused={problems}
    >
      <input type="hidden" name="formToken" defaultValue={formToken} autoComplete="off" />
      <div className="space-y-9">
        <NumberField values={values} />
        <InsurerField mostNamed={mostNamed} values={values} ambiguous={ambiguous('insurer')} />
        <WhenField values={values} latest={latest} />
        <CityField values={values} ambiguous={ambiguous('city')} />
      </div>
      <FurtherQuestions values={values} problems={problems} today={latest.slice(0, 10)} />
    </LiveReportForm>
  );
}

function useFieldLabels(): Record<string, string> {
  const t = useTranslations('report');
  const optional = QUESTION_GROUPS.flatMap(({ questions }) => questions);
  return {
    ...Object.fromEntries(optional.map(({ id, field }) => [field, t(`questions.${id}.label`)])),
    number: t('number.label'),
    insurer: t('insurer.legend'),
    when: t('when.legend'),
    calledAt: t('when.calledAt'),
    city: t('city.label'),
  };
}
