import { useTranslations } from 'next-intl';

/**
 * A text to be taken along. One tap selects the whole of it; with script (`public/copy.js`, loaded once on the page) a button copies it. `id` must
 * be its own on the page.
 */
export function Copyable({ id, text, lang }: { id: string; text: string; lang?: string }) {
  const t = useTranslations('rights.copy');
  return (
    <div className="max-w-line border-l-2 border-rule pl-4">
      <p id={id} lang={lang} className="whitespace-pre-line select-all">
        {text}
      </p>
      <button
        type="button"
        hidden
        data-copy={id}
        data-done={t('done')}
        aria-live="polite"
        className="no-print mt-1 min-h-11 min-w-11 pr-3 underline underline-offset-4"
      >
        {t('do')}
      </button>
    </div>
  );
}
