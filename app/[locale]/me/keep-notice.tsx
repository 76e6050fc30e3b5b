import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { ActionButton } from './action-button';
import { keepAction } from './actions';

/** Offers to put the reports of this device into the account that is signed in. */
export function KeepNotice({ locale, count }: { locale: Locale; count: number }) {
  const t = useTranslations('accounts.me');
  return (
    <div className="mb-8 max-w-line border-l-4 border-ink py-1 pl-4">
      <p className="font-semibold">{t('unkeptTitle', { count })}</p>
      <p className="mt-1 mb-4 text-muted">{t('unkeptBody')}</p>
      <ActionButton locale={locale} action={keepAction} label={t('keep')} />
    </div>
  );
}
