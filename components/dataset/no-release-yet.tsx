import { useLocale, useTranslations } from 'next-intl';
import { PageState } from '@/components/empty/page-state';
import { ReportLink } from '@/components/layout/report-link';
import { monthOf } from '@/lib/platform/china-time';
import type { Locale } from '@/lib/platform/locale';
import { periodRange } from '@/lib/platform/period-range';
import { usePeriodName } from './period-name';

/** Stands for the list while nothing is released: when the tables of a report received at `now` will come. */
export function NoReleaseYet({ now }: { now: Date }) {
  const t = useTranslations('dataset.empty');
  const name = usePeriodName();
  const locale = useLocale() as Locale;
  const [, closes] = periodRange(monthOf(now));
  return (
    <PageState title={t('title')} body={t('body', { month: name.month(now), date: name.day(closes) })}>
      <ReportLink locale={locale} />
    </PageState>
  );
}
