import { useTranslations } from 'next-intl';
import { PageState } from './page-state';

/** `threshold`: distinct reporters below which nothing is shown. */
export function TooFewReports({ threshold }: { threshold: number }) {
  const t = useTranslations('states.tooFew');
  return <PageState title={t('title')} body={t('body', { reporters: threshold })} />;
}
