import { useTranslations } from 'next-intl';
import { PageState } from './page-state';

/** `href`: the page to open again. */
export function Offline({ href }: { href: string }) {
  const t = useTranslations('states.offline');
  return (
    <PageState title={t('title')} body={t('body')}>
      <a href={href} className="inline-flex min-h-11 items-center">
        {t('retry')}
      </a>
    </PageState>
  );
}
