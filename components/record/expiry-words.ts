import { useTranslations } from 'next-intl';

/** How many days before or after its end the policy was when a call came. */
export function useExpiryWords(): (days: number) => string {
  const t = useTranslations('record.timeline');
  return (days) =>
    days > 0 ? t('toExpiry', { days }) : days === 0 ? t('expiryDay') : t('pastExpiry', { days: -days });
}
