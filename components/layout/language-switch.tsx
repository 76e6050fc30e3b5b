import { useTranslations } from 'next-intl';
import { LOCALES, type Locale, localePath } from '@/lib/platform/locale';

/** The same page, with its filters, in the other language. */
export function LanguageSwitch({ locale, path }: { locale: Locale; path: string }) {
  const t = useTranslations('layout');
  const other = LOCALES.find((candidate) => candidate !== locale) ?? locale;
  return (
    <a
      href={localePath(other, path)}
      hrefLang={other}
      lang={other}
      className="inline-flex min-h-11 min-w-11 items-center justify-center no-underline hover:underline"
    >
      {t('otherLanguage')}
    </a>
  );
}
