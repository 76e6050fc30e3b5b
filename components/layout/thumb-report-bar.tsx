import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/platform/locale';
import { ReportLink } from './report-link';

/** On phones the report button stays under the thumb; the report form itself goes without. */
export function ThumbReportBar({ locale, path }: { locale: Locale; path: string }) {
  const t = useTranslations('layout');
  if (path.startsWith('/report')) return null;
  return (
    <nav
      aria-label={t('report')}
      className="no-print sticky bottom-0 z-10 border-t border-rule bg-paper px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] lg:hidden"
    >
      <ReportLink locale={locale} className="flex min-h-12 text-base" />
    </nav>
  );
}
