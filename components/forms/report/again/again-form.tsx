import { useLocale, useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

/** «Again»: reports that the caller of a receipt has called once more, now. A plain form; `id` lets scripts find it. */
export function AgainForm({ receipt, formToken }: { receipt: string; formToken: string }) {
  const t = useTranslations('receipt.again');
  const locale = useLocale() as Locale;
  return (
    <form id="again" method="post" action={localePath(locale, '/report')}>
      <input type="hidden" name="again" value={receipt} />
      <input type="hidden" name="formToken" value={formToken} />
      <p className="max-w-line text-muted">{t('hint')}</p>
      <button type="submit" className="button-quiet mt-3 min-h-12 px-6">
        {t('button')}
      </button>
    </form>
  );
}
