import { useTranslations } from 'next-intl';
import type { Way } from '@/lib/accounts/identity';

/** Links to the providers that know a person already. Links, as a form may not lead to another site. */
export function OtherWays({
  ways,
  oidcName,
  next,
}: {
  ways: readonly Way[];
  oidcName: string | null;
  next: (way: Way) => string;
}) {
  const t = useTranslations('accounts');
  if (ways.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-4">
      {ways.map((way) => (
        <li key={way}>
          <a href={`/api/sign-in/${way}?${new URLSearchParams({ next: next(way) })}`} className="button-quiet">
            {t('signIn.with', { name: way === 'oidc' && oidcName ? oidcName : t(`ways.${way}`) })}
          </a>
        </li>
      ))}
    </ul>
  );
}
