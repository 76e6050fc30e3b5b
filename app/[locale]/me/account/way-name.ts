import { useTranslations } from 'next-intl';
import type { Way } from '@/lib/accounts/identity';

/** What the ways into an account are called; a provider of the operator's has the name that the operator gave. */
export function useWayName(oidcName: string | null): (way: Way) => string {
  const t = useTranslations('accounts.ways');
  return (way) => (way === 'oidc' && oidcName ? oidcName : t(way));
}
