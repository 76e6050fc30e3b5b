import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import type { Certainty } from '@/lib/rights/certainty';
import { writtenDate } from './in-language';

type Sourced = { readonly grade: Certainty; readonly source: string; readonly checkedOn: string };

/** How sure a statement is, where it stands, and when that was checked. */
export function SourceLine({ of, locale }: { of: Sourced; locale: Locale }) {
  const t = useTranslations('rights');
  return (
    <p className="mt-2 text-xs text-muted">
      {t(`certainty.${of.grade}.label`)}
      {' · '}
      {t('checked', { date: writtenDate(of.checkedOn, locale) })}
      {' · '}
      <a href={of.source}>{t(of.grade === 'recall' ? 'sourceKinds.to_check' : 'source')}</a>
    </p>
  );
}
