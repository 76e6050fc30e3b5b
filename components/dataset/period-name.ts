import { useFormatter, useTranslations } from 'next-intl';
import { periodRange } from '@/lib/platform/period-range';

/** How periods and days are written for people: «2026 年 10 月», «2026, quarter 4»; days in China. */
export function usePeriodName() {
  const t = useTranslations('dataset.period');
  const format = useFormatter();
  const month = (day: Date) => format.dateTime(day, { year: 'numeric', month: 'long' });
  return {
    month,
    day: (day: Date) => format.dateTime(day, { year: 'numeric', month: 'long', day: 'numeric' }),
    period: (period: string) => {
      const [year = '', quarter] = period.split('-Q');
      return quarter ? t('quarter', { year, quarter }) : month(periodRange(period)[0]);
    },
  };
}
