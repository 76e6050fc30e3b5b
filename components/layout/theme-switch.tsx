import { useTranslations } from 'next-intl';

/** Handled by `public/theme.js`; hidden by the style sheet where scripts do not run. */
export function ThemeSwitch() {
  const t = useTranslations('layout.theme');
  return (
    <button
      type="button"
      data-theme-switch=""
      title={t('label')}
      className="theme-switch min-h-11 min-w-11 items-center justify-center text-muted hover:text-ink"
    >
      <span className="to-dark">{t('toDark')}</span>
      <span className="to-light">{t('toLight')}</span>
    </button>
  );
}
