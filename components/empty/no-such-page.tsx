import { useTranslations } from 'next-intl';
import { PageShell } from '@/components/layout/page-shell';
import { type Locale, localePath } from '@/lib/platform/locale';

export function NoSuchPage({ locale }: { locale: Locale }) {
  const t = useTranslations('states.notFound');
  return (
    <PageShell title={t('title')} lead={t('body')}>
      <p className="flex flex-wrap gap-x-8">
        <a href={localePath(locale, '/')} className="inline-flex min-h-11 items-center">
          {t('home')}
        </a>
        <a href={localePath(locale, '/rankings')} className="inline-flex min-h-11 items-center">
          {t('rankings')}
        </a>
      </p>
    </PageShell>
  );
}
