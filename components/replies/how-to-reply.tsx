import { useLocale, useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

/** How a company comes to speak here, in two sentences, and what its words do not change. */
export function HowToReply() {
  const t = useTranslations('replies.how');
  const locale = useLocale() as Locale;
  return (
    <>
      <p className="max-w-line">{t('ask')}</p>
      <p className="mt-3 max-w-line text-muted">{t('rank')}</p>
      <p className="mt-1 text-sm">
        <a href={localePath(locale, '/privacy#rights')} className="inline-flex min-h-11 items-center">
          {t('contact')}
        </a>
      </p>
    </>
  );
}
