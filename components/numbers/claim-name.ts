import { useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';

/** Names a claim: a company, or that none or several were named. */
export function useClaimName(): (claim: string) => string {
  const t = useTranslations('numbers.claim');
  const locale = useLocale() as Locale;
  return (claim) => {
    const insurer = insurerById(claim);
    if (insurer) return insurerName(insurer, locale);
    return t(claim === 'multi' || claim === 'not_insurer' ? claim : 'unknown');
  };
}
