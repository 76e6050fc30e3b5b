import { useTranslations } from 'next-intl';

/**
 * A text to be taken along. One tap selects the whole of it; with script (`public/copy.js`, loaded once on the page) a button copies it. `id` must
 * be its own on the page. The text is Chinese, for authorities; `gloss` says the same to a reader of another language.
 */
export function Copyable({ id, text, gloss }: { id: string; text: string; gloss: string | null }) {
  const t = useTranslations('rights.copy');
  return (
    <div className="max-w-line border-l-2 border-rule pl-4">
      <p id={id} lang="zh-CN" className="whitespace-pre-line select-all">
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
      {gloss ? <p className="text-sm whitespace-pre-line text-muted">{gloss}</p> : null}
    </div>
  );
}
