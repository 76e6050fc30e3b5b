import { useFormatter, useTranslations } from 'next-intl';
import { usePeriodName } from '@/components/dataset/period-name';
import { HeatTable } from '@/components/heatmap/heat-table';
import type { Published } from '@/lib/privacy/gate';
import type { KeptShare } from '@/lib/record/kept-share';
import { TableFiles } from './table-files';

export interface KeptMonth {
  readonly period: string;
  readonly share: Published<KeptShare>;
}

/** Months shown; the files have all. */
const SHOWN = 12;

/** How many of the weeks that drivers kept had no call, month by month, with its interval. */
export function KeptWeeksTable({ months }: { months: readonly KeptMonth[] }) {
  const t = useTranslations('record.kept');
  const format = useFormatter();
  const name = usePeriodName();
  const [newest] = months;
  if (!newest) return <p className="mt-6 max-w-line border-l-4 border-rule pl-4 text-muted">{t('tooFew')}</p>;
  const percent = (share: number) => format.number(Math.round(share * 100) / 100, { style: 'percent' });
  const rows = months.slice(0, SHOWN).map(({ period, share }) => ({
    key: `kept-${period}`,
    cells: [
      name.period(period),
      percent(share.quiet),
      `${percent(share.low)}–${percent(share.high)}`,
      format.number(share.driverWeeks),
      format.number(share.drivers),
    ],
  }));
  const head = (['month', 'quiet', 'interval', 'weeks', 'drivers'] as const).map((name) => t(name));
  return (
    <>
      <p className="mt-6 max-w-line font-song text-xl font-bold">
        {t('finding', {
          ...{
            period: name.period(newest.period),
            weeks: newest.share.driverWeeks,
            quiet: percent(newest.share.quiet),
          },
          ...{ low: percent(newest.share.low), high: percent(newest.share.high) },
        })}
      </p>
      <div className="mt-4 max-w-line">
        <HeatTable table={{ head, rows }} label={t('table')} />
        <TableFiles name="kept_weeks" />
      </div>
    </>
  );
}
