import { useTranslations } from 'next-intl';
import { type Locale, localePath } from '@/lib/platform/locale';
import { LanguageSwitch } from './language-switch';
import { ReportLink } from './report-link';
import { ThemeSwitch } from './theme-switch';

const PAGES = ['rankings', 'heatmaps', 'dataset', 'rights', 'methodology'] as const;

/** Masthead: wordmark, the main pages, language and theme. `path` is the public path without its language. */
export function SiteHeader({ locale, path }: { locale: Locale; path: string }) {
  const t = useTranslations('layout');
  return (
    <header className="no-print border-b border-ink">
      <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-8 px-4 sm:px-8 lg:flex-nowrap">
        <a
          href={localePath(locale, '/')}
          className="font-song text-2xl font-bold tracking-wide no-underline py-2 lg:py-4"
        >
          <span lang="zh-CN" className="font-song">
            {t('wordmark')}
          </span>
          {locale === 'zh-CN' ? null : <span className="ml-3 text-lg font-normal text-muted">{t('name')}</span>}
        </a>
        <div className="flex items-center gap-4 text-sm lg:order-3">
          <ThemeSwitch />
          <LanguageSwitch locale={locale} path={path} />
          <ReportLink locale={locale} className="hidden lg:inline-flex" />
        </div>
        <nav
          aria-label={t('mainNavigation')}
          className="-mx-4 w-screen border-t border-rule px-2 sm:-mx-8 sm:px-6 lg:order-2 lg:mx-0 lg:w-auto lg:grow lg:border-0 lg:px-0"
        >
          <ul className="flex lg:gap-3">
            {PAGES.map((page) => (
              <li key={page} className="grow sm:grow-0">
                <NavigationLink href={localePath(locale, `/${page}`)} current={isWithin(path, `/${page}`)}>
                  {t(`nav.${page}`)}
                </NavigationLink>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function NavigationLink({ href, current, children }: { href: string; current: boolean; children: string }) {
  return (
    <a
      href={href}
      aria-current={current ? 'page' : undefined}
      className="flex min-h-11 items-center justify-center border-b-2 border-transparent px-1 no-underline hover:border-rule aria-[current=page]:border-ink aria-[current=page]:font-semibold sm:px-3 lg:min-h-16"
    >
      {children}
    </a>
  );
}

function isWithin(path: string, section: string): boolean {
  const bare = path.split('?')[0];
  return bare === section || Boolean(bare?.startsWith(`${section}/`));
}
