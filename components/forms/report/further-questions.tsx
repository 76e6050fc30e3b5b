import { useLocale, useTranslations } from 'next-intl';
import type { ShownProblem } from '@/components/forms/fields/shown-problem';
import type { Locale } from '@/lib/platform/locale';
import { FilledCount } from './filled-count';
import { allValues, type FormValues } from './form-values';
import { QuestionField } from './question-field';
import { QUESTION_GROUPS } from './question-groups';

type FurtherQuestionsInput = { values: FormValues; problems: readonly ShownProblem[]; today: string };

/** Step two: groups of questions under lids, all of which may stay closed. A lid over an answer or a problem is open. */
export function FurtherQuestions({ values, problems, today }: FurtherQuestionsInput) {
  const t = useTranslations('report.more');
  const groups = useTranslations('report.groups');
  const locale = useLocale() as Locale;
  const touched = new Set([...Object.keys(values), ...problems.map(({ field }) => field)]);
  return (
    <section aria-labelledby="more-title" className="mt-10">
      <h2 id="more-title" className="text-xl">
        {t('title')}
      </h2>
      <p className="mt-1 text-muted">{t('hint')}</p>
      <div className="mt-4 border-b border-rule">
        {QUESTION_GROUPS.map(({ id, questions }) => (
          <details
            key={id}
            open={questions.some((question) => isTouched(question, touched, values))}
            className="border-t border-rule"
          >
            <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 font-semibold before:text-muted before:content-['+'] [&::-webkit-details-marker]:hidden [[open]>&]:before:content-['–']">
              {groups(id)}
              <FilledCount words={t.raw('filled')} />
            </summary>
            <div className="space-y-7 pt-2 pb-8">
              {questions.map((question) => (
                <QuestionField key={question.id} question={question} values={values} locale={locale} today={today} />
              ))}
            </div>
          </details>
        ))}
      </div>
    </section>
  );
}

type GroupQuestion = (typeof QUESTION_GROUPS)[number]['questions'][number];

function isTouched(question: GroupQuestion, touched: ReadonlySet<string>, values: FormValues): boolean {
  if (!touched.has(question.field)) return false;
  if (!('codes' in question)) return true;
  const given = allValues(values, question.field);
  return given.length === 0 || given.some((code) => question.codes.includes(code));
}
