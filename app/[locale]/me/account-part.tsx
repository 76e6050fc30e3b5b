import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';
import { ActionButton } from './action-button';
import { signOutAction, signOutEverywhereAction } from './actions';

/** Signing in to keep the records, or out. */
export function AccountPart({ locale, signedIn }: { locale: Locale; signedIn: boolean }) {
  const t = useTranslations('accounts.me');
  if (!signedIn) {
    const signIn = localePath(locale, `/sign-in?${new URLSearchParams({ next: localePath(locale, '/me') })}`);
    return (
      <>
        <p className="mb-3 max-w-line">{t('signInLead')}</p>
        <a href={signIn} className="inline-flex min-h-11 items-center">
          {t('signIn')}
        </a>
      </>
    );
  }
  return (
    <>
      <p className="mb-5 max-w-line">{t('signedIn')}</p>
      <div className="flex flex-wrap gap-4">
        <ActionButton locale={locale} action={signOutAction} label={t('signOut')} />
        <ActionButton locale={locale} action={signOutEverywhereAction} label={t('signOutEverywhere')} />
      </div>
    </>
  );
}
