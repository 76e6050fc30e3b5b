import { useTranslations } from 'next-intl';
import { HeardCanary } from '@/components/canaries/heard-canary';
import { placeLabels } from '@/components/canaries/place-labels';
import { Chip } from '@/components/forms/fields/chip';
import { ChipGroup, ChipRow } from '@/components/forms/fields/chip-group';
import { TextField } from '@/components/forms/fields/text-field';
import type { Locale } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';
import { ExpiryDate } from './expiry-date';
import { allValues, type FormValues, firstValue } from './form-values';
import type { Question } from './question-groups';

type QuestionFieldInput = { question: Question; values: FormValues; locale: Locale; today: string };

/** The problem of `facts` is shown once, at the first of its groups on the page. */
const SHOWS_NO_PROBLEM = ['knew', 'pattern', 'own'];

/** One optional question, by its kind. */
export function QuestionField({ question, values, locale, today }: QuestionFieldInput) {
  const t = useTranslations('report.questions');
  const { id, field } = question;
  const hint = t.has(`${id}.hint`) ? t(`${id}.hint`) : undefined;
  const legend = t(`${id}.label`);
  if ('codes' in question) {
    const given = allValues(values, field);
    return (
      <ChipGroup id={id} legend={legend} hint={hint} field={SHOWS_NO_PROBLEM.includes(id) ? undefined : field}>
        <ChipRow>
          {question.codes.map((code) => (
            <Chip
              key={code}
              type={question.kind === 'one' ? 'radio' : 'checkbox'}
              name={field}
              value={code}
              label={label(question.list, code, locale)}
              checked={given.includes(code)}
            />
          ))}
        </ChipRow>
        {id === 'addressedAs' ? <CanaryQuestion locale={locale} /> : null}
      </ChipGroup>
    );
  }
  const typed = { name: field, label: legend, help: hint, defaultValue: firstValue(values, field) };
  switch (question.kind) {
    case 'flag':
      return (
        <ChipGroup id={id} legend={legend} hint={hint} field={field}>
          <ChipRow>
            <Chip
              type="checkbox"
              name={field}
              value="yes"
              label={t(`${id}.yes`)}
              checked={typed.defaultValue === 'yes'}
            />
          </ChipRow>
        </ChipGroup>
      );
    case 'date':
      return <TextField {...typed} type="date" max={today} width="w-full sm:w-60" />;
    case 'number':
      return <TextField {...typed} inputMode="numeric" maxLength={2} width="w-28" />;
    case 'expiry':
      return (
        <>
          <ExpiryQuestion locale={locale} />
          <TextField {...typed} inputMode="text" maxLength={4} width="w-28" />
        </>
      );
  }
}

function CanaryQuestion({ locale }: { locale: Locale }) {
  const t = useTranslations('canaries.form');
  const words = { title: t('title'), hint: t('hint'), chip: t.raw('chip'), chosen: t.raw('chosen') };
  return <HeardCanary words={words} places={placeLabels(locale)} />;
}

function ExpiryQuestion({ locale }: { locale: Locale }) {
  const t = useTranslations('report.expiry');
  const monthName = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, i) => monthName.format(Date.UTC(2024, i, 1)));
  const days = Array.from({ length: 31 }, (_, i) => t('dayName', { day: i + 1 }));
  return <ExpiryDate words={{ title: t('title'), hint: t('hint'), month: t('month'), day: t('day'), months, days }} />;
}
