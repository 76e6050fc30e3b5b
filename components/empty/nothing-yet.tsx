import { useTranslations } from 'next-intl';
import { ReportLink } from '@/components/layout/report-link';
import type { Locale } from '@/lib/platform/locale';
import { PageState } from './page-state';

export function NothingYet({ locale }: { locale: Locale }) {
  const t = useTranslations('states.empty');
  return (
    <PageState title={t('title')} body={t('body')}>
      <ReportLink locale={locale} />
    </PageState>
  );
}
