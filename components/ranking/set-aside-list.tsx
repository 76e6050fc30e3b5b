import { useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import { placeName, provinceByAdcode } from '@/lib/places/places';
import { weekStart } from '@/lib/platform/china-time';
import type { Locale } from '@/lib/platform/locale';
import type { ShownSetAside } from '@/lib/privacy/gate';

const DAY = 24 * 3_600_000;
/** The last moment of an ISO week, for a date people read. */
export const weekEnd = (week: number): Date => new Date(weekStart(week).getTime() + 7 * DAY - 1);

/** What was set aside, for whom and why; `named` says for whom, where several insurers stand in one list. */
export function SetAsideList({ decisions, named = false }: { decisions: readonly ShownSetAside[]; named?: boolean }) {
  const t = useTranslations('runs.setAside');
  const locale = useLocale() as Locale;
  const insurer = (id: string) => {
    const found = insurerById(id);
    return found ? insurerName(found, locale) : id;
  };
  if (decisions.length === 0) return <p className="max-w-line text-muted">{t('none')}</p>;
  return (
    <>
      <p className="mb-4 max-w-line text-sm text-muted">{t('why')}</p>
      <ul className="max-w-line border-b border-rule">
        {decisions.map((decision) => (
          <li key={JSON.stringify(decision)} className="border-t border-rule py-3">
            {named ? <strong className="block">{insurer(decision.insurerId)}</strong> : null}
            <Block decision={decision} />
            <Drawn decision={decision} />
            <span className="block text-sm text-muted">
              {t('line', {
                observed: decision.observed,
                expected: decision.expected,
                percent: decision.leftOutPercent,
                evidence: decision.evidence,
              })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Drawn({ decision: { observed, expected } }: { decision: ShownSetAside }) {
  const share = Math.min(1, expected / Math.max(1, observed));
  return (
    <svg aria-hidden="true" width="100%" height="6" className="my-1.5 block">
      <rect width="100%" height="6" className="fill-rule" />
      <rect width={`${(100 * share).toFixed(1)}%`} height="6" className="fill-ink" />
    </svg>
  );
}

function Block({ decision }: { decision: ShownSetAside }) {
  const t = useTranslations('runs.setAside');
  const runs = useTranslations('runs');
  const locale = useLocale() as Locale;
  const { signUpFrom, signUpTo, weekFrom, weekTo, province } = decision;
  const from = signUpFrom === null ? null : weekStart(signUpFrom);
  const to = signUpTo === null ? null : weekEnd(signUpTo);
  const span =
    from && to
      ? t('span.between', { from, to })
      : from
        ? t('span.since', { from })
        : to
          ? t('span.until', { to })
          : t('span.any');
  const weeks = runs('weeks', { from: weekStart(weekFrom), to: weekEnd(weekTo) });
  const place = province === null ? undefined : provinceByAdcode(province);
  const values = { span, weeks, province: place ? placeName(place, locale) : (province ?? '') };
  const tiers = decision.tiers.flatMap((tier) => (tier === 0 || tier === 1 || tier === 2 ? t(`tier.${tier}`) : []));
  return (
    <span>
      {t(`view.${decision.view}`, values)} · {tiers.join(locale === 'en' ? ', ' : '、')}
    </span>
  );
}
