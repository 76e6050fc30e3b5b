import type { useTranslations } from 'next-intl';
import { fromChinaLocal, weekStart } from '@/lib/platform/china-time';
import { periodRange } from '@/lib/platform/period-range';
import { isRunCause, type RunSummary } from '@/lib/ranking/run/run-summary';
import { LIVE } from '@/lib/ranking/view';
import { weekEnd } from './set-aside-list';
import { periodName } from './view-name';

type Runs = ReturnType<typeof useTranslations<'runs'>>;
type Rankings = ReturnType<typeof useTranslations<'rankings'>>;

/** First and last day of the reports that a run covers; of a closed period its own. */
export function runSpan({ period, fromWeek, throughWeek }: RunSummary): { from: Date; to: Date } {
  if (period === LIVE) return { from: weekStart(fromWeek), to: weekEnd(throughWeek) };
  const [from, after] = periodRange(period);
  return { from, to: new Date(after.getTime() - 1) };
}

/** Why a run was made, in words. */
export const causeName = (t: Runs, { cause }: RunSummary): string => (isRunCause(cause) ? t(`cause.${cause}`) : cause);

/** What a run ranks, as a title: the ranking of a day, or of a month or quarter. */
export const runTitle = (t: Runs, rankings: Rankings, { period, day, ranAt }: RunSummary): string =>
  period === LIVE
    ? t('run.title', { day: fromChinaLocal(`${day}T12:00`) ?? ranAt })
    : t('run.titleClosed', { period: periodName(rankings, period) });
