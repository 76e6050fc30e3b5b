import type { useTranslations } from 'next-intl';
import { writtenDate } from '@/components/rights/in-language';
import type { CaseStanding } from '@/lib/cases/case-standing';
import type { Locale } from '@/lib/platform/locale';

type Translate = ReturnType<typeof useTranslations<'cases'>>;

/** Where a case stands, in one calm line. */
export function standingText(standing: CaseStanding, t: Translate, locale: Locale): string {
  if (standing.kind === 'no_term') return t('standing.no_term');
  if (standing.kind === 'ended') return t('standing.ended', { days: standing.days });
  const words = { dueOn: writtenDate(standing.dueOn, locale), days: Math.abs(standing.days) };
  return t('standing.with', {
    standing: t(`standing.${standing.kind}`, words),
    basis: t(`standing.${standing.basis}`),
  });
}
