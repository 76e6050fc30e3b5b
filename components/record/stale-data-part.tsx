import { useTranslations } from 'next-intl';
import type { StaleData } from '@/lib/record/stale-data';
import { type RecordAction, StatementButton } from './statement-button';

type StaleInput = { stale: StaleData; statedOn: number | null; today: number; state: RecordAction };

/** Calls on stale data, and the statement that the car is gone. */
export function StaleDataPart({ stale, statedOn, today, state }: StaleInput) {
  const t = useTranslations('record.stale');
  const days = statedOn === null ? 0 : today - statedOn;
  return (
    <div className="max-w-line space-y-4">
      {stale.carGone > 0 ? (
        <p className="font-semibold">
          {t('carGone', { count: stale.carGone, days: Math.max(0, today - (stale.goneSince ?? today)) })}
        </p>
      ) : null}
      {stale.lapsed > 0 ? <p>{t('lapsed', { count: stale.lapsed })}</p> : null}
      {statedOn === null ? (
        <>
          <p className="text-sm text-muted">{t('sayLead')}</p>
          <StatementButton action={state} fields={{ gone: 'yes' }} label={t('say')} />
        </>
      ) : (
        <>
          <p>{days > 0 ? t('said', { days }) : t('saidToday')}</p>
          <StatementButton action={state} fields={{ gone: 'no' }} label={t('takeBack')} quiet />
        </>
      )}
    </div>
  );
}
