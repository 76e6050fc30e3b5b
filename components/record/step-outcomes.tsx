import { useFormatter, useTranslations } from 'next-intl';
import type { StepOutcome } from '@/lib/record/follow-up-questions';
import { dayWords } from './day-words';

/** What came of complaints and renewals, in the driver's words and in the calls. */
export function StepOutcomes({ outcomes }: { outcomes: readonly StepOutcome[] }) {
  const t = useTranslations('record');
  const format = useFormatter();
  return (
    <ul className="max-w-line border-b border-rule">
      {outcomes.map(({ channel, day, answer, afterDays, lastCallAfter }) => (
        <li key={`${channel} ${day}`} className="border-t border-rule py-3">
          <p className="font-semibold">
            {t('after.line', {
              ...{ date: dayWords(format, day), step: t(`steps.${channel}`), days: afterDays },
              answer: t(`answers.${answer}`),
            })}
          </p>
          <p className="text-sm text-muted">
            {lastCallAfter === null ? t('after.noCall') : t('after.lastCall', { day: lastCallAfter })}
          </p>
        </li>
      ))}
    </ul>
  );
}
