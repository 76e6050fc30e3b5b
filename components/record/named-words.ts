import { useLocale, useTranslations } from 'next-intl';
import { insurerName } from '@/lib/insurers/insurer-name';
import { insurerById } from '@/lib/insurers/registry';
import type { Locale } from '@/lib/platform/locale';
import type { MyCall } from '@/lib/record/my-call';

/** How the one whom a call named is called: the insurer, or the number that rang, or that nothing was said. */
export function useNamedWords(): (call: MyCall) => string {
  const t = useTranslations('record.named');
  const locale = useLocale() as Locale;
  return ({ claim, insurerId, shownNumber }) => {
    const insurer = insurerId === null ? undefined : insurerById(insurerId);
    if (insurer) {
      const name = insurerName(insurer, locale);
      return claim === 'impersonation' ? t('impersonation', { insurer: name }) : name;
    }
    const said = t(`claims.${claim === 'multi' || claim === 'not_insurer' ? claim : 'unknown'}`);
    return shownNumber === null ? said : `${shownNumber} · ${said}`;
  };
}
