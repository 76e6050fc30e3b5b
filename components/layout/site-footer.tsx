import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';

const LINKS = [
  ['footer.home', '/'],
  ['footer.me', '/me'],
  ['nav.rankings', '/rankings'],
  ['nav.heatmaps', '/heatmaps'],
  ['nav.dataset', '/dataset'],
  ['footer.numbers', '/numbers'],
  ['footer.api', '/api'],
  ['nav.rights', '/rights'],
  ['nav.methodology', '/methodology'],
  ['footer.transparency', '/transparency'],
  ['footer.privacy', '/privacy'],
] as const;

export function SiteFooter({ locale }: { locale: Locale }) {
  const t = useTranslations('layout');
  return (
    <footer className="mt-20 border-t border-ink text-sm">
      <div className="mx-auto grid max-w-page gap-6 px-4 py-8 sm:px-8 lg:grid-cols-[1fr_auto] lg:gap-16">
        <div className="max-w-line space-y-2 text-muted">
          <p>{t('footer.claim')}</p>
          <p>{t('footer.independent')}</p>
        </div>
        <nav aria-label={t('footer.navigation')} className="no-print">
          <ul className="grid grid-cols-3 gap-x-6 lg:grid-cols-2 lg:gap-x-10">
            {LINKS.map(([label, path]) => (
              <li key={path}>
                <a href={localePath(locale, path)} className="inline-flex min-h-11 items-center">
                  {t(label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
