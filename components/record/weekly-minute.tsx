import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';
import { FOLLOW_UP_ANSWERS } from '@/lib/record/follow-up-codes';
import type { FollowUpQuestion } from '@/lib/record/follow-up-questions';
import { dayWords } from './day-words';
import { useWeekWords } from './quiet-weeks-part';
import { type RecordAction, StatementButton } from './statement-button';

export interface MinuteActions {
  readonly checkIn: RecordAction;
  readonly answer: RecordAction;
  readonly dismiss: RecordAction;
}

type MinuteInput = { week: number | null; question: FollowUpQuestion | null; today: number; actions: MinuteActions };

/** What a driver is asked once a week, one question at a time: did it stop, and any call. Nothing to ask, nothing shown. */
export function WeeklyMinute({ week, question, today, actions }: MinuteInput) {
  const t = useTranslations('record.minute');
  if (week === null && question === null) return null;
  return (
    <section aria-labelledby="minute-title" className="no-print mb-10 border-l-4 border-ink bg-wash px-4 py-4 sm:px-6">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="minute-title" className="text-lg">
          {t('title')}
        </h2>
        <StatementButton action={actions.dismiss} fields={{}} label={t('dismiss')} quiet />
      </div>
      {question !== null ? (
        <StopQuestion question={question} today={today} answer={actions.answer} />
      ) : week !== null ? (
        <WeekQuestion week={week} checkIn={actions.checkIn} />
      ) : null}
    </section>
  );
}

function WeekQuestion({ week, checkIn }: { week: number; checkIn: RecordAction }) {
  const t = useTranslations('record.minute');
  const locale = useLocale() as Locale;
  const { from, to } = useWeekWords()(week);
  return (
    <div className="mt-2">
      <p className="mb-3 max-w-line">{t('quietAsk', { from, to })}</p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <StatementButton action={checkIn} fields={{ week: String(week) }} label={t('quietYes')} />
        <a href={localePath(locale, '/report')} className="inline-flex min-h-11 items-center">
          {t('quietNo')}
        </a>
      </div>
    </div>
  );
}

type StopInput = { question: FollowUpQuestion; today: number; answer: RecordAction };

function StopQuestion({ question: { channel, day, afterDays, receipt }, today, answer }: StopInput) {
  const t = useTranslations('record');
  const format = useFormatter();
  const asked = t('minute.stopAsk', {
    ...{ date: dayWords(format, day, false), step: t(`steps.${channel}`), days: today - day },
  });
  return (
    <div className="mt-2">
      <p className="mb-3 max-w-line">{asked}</p>
      <div className="flex flex-wrap gap-2">
        {FOLLOW_UP_ANSWERS.map((code) => (
          <StatementButton
            key={code}
            action={answer}
            fields={{ receipt, channel, afterDays: String(afterDays), answer: code }}
            label={t(`answers.${code}`)}
          />
        ))}
      </div>
    </div>
  );
}
