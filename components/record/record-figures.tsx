import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RecordFigures } from '@/lib/record/tally-calls';
import { dayWords } from './day-words';

/** The head line of a record: what it holds, in five figures. */
export function RecordHead({ figures }: { figures: RecordFigures }) {
  const t = useTranslations('record.figures');
  const format = useFormatter();
  const { calls, since, insurers, numbers, afterRefusal } = figures;
  return (
    <dl aria-label={t('title')} className="mb-10 flex flex-wrap gap-x-10 gap-y-4 border-y border-ink py-5 sm:gap-x-14">
      <Figure value={format.number(calls)} words={t('calls', { count: calls })} />
      {since === null ? null : <Figure value={dayWords(format, since)} words={t('since')} />}
      <Figure value={format.number(insurers)} words={t('insurers', { count: insurers })} />
      <Figure value={format.number(numbers)} words={t('numbers', { count: numbers })} />
      {afterRefusal > 0 ? (
        <Figure value={format.number(afterRefusal)} words={t('afterRefusal', { count: afterRefusal })} hot />
      ) : null}
    </dl>
  );
}

function Figure({ value, words, hot = false }: { value: ReactNode; words: string; hot?: boolean }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-sm text-muted">{words}</dt>
      <dd className={`font-song text-xl font-bold sm:text-2xl ${hot ? 'text-vermilion' : ''}`}>{value}</dd>
    </div>
  );
}
