import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

/** The one vermilion button of the site. */
export function ReportLink({ locale, className = 'inline-flex' }: { locale: Locale; className?: string }) {
  const t = useTranslations('layout');
  return (
    <a
      href={localePath(locale, '/report')}
      className={`${className} min-h-11 items-center justify-center bg-vermilion px-5 font-semibold text-paper no-underline hover:bg-ink`}
    >
      {t('report')}
    </a>
  );
}
