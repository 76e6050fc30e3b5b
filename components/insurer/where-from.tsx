import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type Share, ShareBar } from '@/components/charts/share-bar';
import type { ShownCrossCheck, ShownRankingRow } from '@/lib/privacy/gate';

type WhereFromInput = { row: ShownRankingRow; detail: ShownCrossCheck['details'][number] | null };

/** In whose name the callers spoke, and how well the reporters are known: own insurer, rival or unverified; tiers of evidence. */
export function WhereFrom({ row, detail }: WhereFromInput) {
  const t = useTranslations('insurers.from');
  const tiers = detail?.tierPercents ?? null;
  return (
    <div className="max-w-line space-y-8">
      <Part title={t('claims.title')} why={t('claims.why')} shares={claimsOf(row, t)} few={t('few')} />
      <Part
        title={t('tiers.title')}
        why={t('tiers.why')}
        shares={tiers && ([2, 1, 0] as const).map((tier) => ({ label: t(`tiers.${tier}`), percent: tiers[tier] }))}
        few={t('few')}
      />
      {detail ? <Measured detail={detail} /> : null}
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<'insurers.from'>>;

function claimsOf({ ownPercent: own, rivalPercent: rival, unverifiedPercent: unverified }: ShownRankingRow, t: Words) {
  if (own === null) return null;
  if (rival === null || unverified === null)
    return [
      { label: t('claims.own'), percent: own },
      { label: t('claims.rest'), percent: 100 - own },
    ];
  return [
    { label: t('claims.own'), percent: own },
    { label: t('claims.rival'), percent: rival },
    { label: t('claims.unverified'), percent: unverified },
  ];
}

type PartInput = { title: string; why: string; shares: readonly Share[] | null; few: string };

function Part({ title, why, shares, few }: PartInput): ReactNode {
  return (
    <div>
      <h3 className="mb-2 text-lg">{title}</h3>
      {shares ? <ShareBar shares={shares} /> : <p className="text-sm text-muted">{few}</p>}
      <p className="mt-2 text-sm text-muted">{why}</p>
    </div>
  );
}

function Measured({ detail }: { detail: ShownCrossCheck['details'][number] }) {
  const t = useTranslations('insurers.from');
  const { callsPerReporter: calls, callsPerReporterLow: low, callsPerReporterHigh: high, measuredPercent } = detail;
  if (calls === null || low === null || high === null) return null;
  return (
    <p>
      {t('perReporter', { calls, low, high })}
      {measuredPercent === null || measuredPercent >= 100 ? null : t('measured', { percent: measuredPercent })}
    </p>
  );
}
