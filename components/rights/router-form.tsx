import { useTranslations } from 'next-intl';
import { Chip } from '@/components/forms/fields/chip';
import { type Locale, localePath } from '@/lib/platform/locale';
import { type CallFacts, QUESTIONS } from '@/lib/rights/call-facts';

/** The questions that decide where to complain: a plain form whose answers stand in the address. */
export function RouterForm({ locale, facts }: { locale: Locale; facts: CallFacts | null }) {
  const t = useTranslations('rights.router');
  const isChosen = (question: (typeof QUESTIONS)[number], answer: string): boolean => {
    if (facts) return [facts[question.id]].flat().includes(answer as never);
    return !question.many && answer === question.answers[0];
  };
  return (
    <form action={localePath(locale, '/rights/way')} className="grid gap-6">
      {QUESTIONS.map((question) => (
        <fieldset key={question.id} className="min-w-0">
          <legend className="font-semibold">{t(`questions.${question.id}`)}</legend>
          {question.many ? <p className="text-sm text-muted">{t(`hints.${question.id}`)}</p> : null}
          <div className="mt-2 flex flex-wrap gap-2">
            {question.answers.map((answer) => (
              <Chip
                key={answer}
                type={question.many ? 'checkbox' : 'radio'}
                name={question.id}
                value={answer}
                label={t(`answers.${question.id}.${answer}` as 'answers.told.no')}
                checked={isChosen(question, answer)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <p>
        <button type="submit" className="button-quiet min-h-12 px-6">
          {t('go')}
        </button>
      </p>
    </form>
  );
}
