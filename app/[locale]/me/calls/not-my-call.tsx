import { getTranslations } from 'next-intl/server';
import { PageState } from '@/components/empty/page-state';
import { PageShell } from '@/components/layout/page-shell';
import { type Locale, localePath } from '@/lib/platform/locale';

/** What a visitor gets who did not report this call, or not on this device. */
export async function NotMyCall({ locale, locked }: { locale: Locale; locked: boolean }) {
  const t = await getTranslations('receipt');
  const state = locked ? 'locked' : 'elsewhere';
  return (
    <PageShell title={t('metaTitle')}>
      <PageState title={t(`${state}.title`)} body={t(`${state}.body`)}>
        <a href={localePath(locale, locked ? '/sign-in' : '/me')} className="inline-flex min-h-11 items-center">
          {t(`${state}.link`)}
        </a>
        <a href={localePath(locale, '/report')} className="inline-flex min-h-11 items-center">
          {t('reportAnother')}
        </a>
      </PageState>
    </PageShell>
  );
}
