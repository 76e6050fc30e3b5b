import { useTranslations } from 'next-intl';
import { usePeriodName } from '@/components/dataset/period-name';
import type { ChannelRecord as Recorded } from '@/lib/cases/channel-record';
import type { Published } from '@/lib/privacy/gate';

/** What drivers recorded of a channel: how long an answer took, and what came of it. Nothing where too few have. */
export function ChannelRecord({
  channel,
  recorded,
}: {
  channel: string;
  /** The last closed quarter; null before there is one. */
  recorded: { readonly period: string; readonly records: Published<readonly Recorded[]> } | null;
}) {
  const t = useTranslations('cases.record');
  const outcome = useTranslations('cases.outcomes');
  const { period } = usePeriodName();
  const own = recorded?.records.find((record) => record.channel === channel);
  if (!recorded || !own) return null;
  return (
    <div className="mt-3 max-w-line text-sm">
      <p className="font-semibold">{t('title')}</p>
      <p>{t('lead', { period: period(recorded.period), cases: own.cases })}</p>
      {own.days ? <p>{daysText(own.days, t)}</p> : null}
      <ul className="flex flex-wrap gap-x-5">
        {own.shares.map((share) => (
          <li key={share.outcome}>{t('share', { outcome: outcome(share.outcome), percent: share.percent })}</li>
        ))}
      </ul>
      <p className="text-muted">{t('note')}</p>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<'cases.record'>>;

function daysText({ median, low, high }: NonNullable<Recorded['days']>, t: Translate): string {
  const name = (band: typeof median) => t(`bands.${band}`);
  if (low === high) return t('daysOne', { band: name(median) });
  return t('days', { band: name(median), low: name(low), high: name(high) });
}
