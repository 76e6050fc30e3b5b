import { getLocale, getTranslations } from 'next-intl/server';
import { type Locale, localePath } from '@/lib/platform/locale';

/** The import without script: a log is pasted, sent to be read, and comes back as a list to tick. */
export async function PasteForm() {
  const t = await getTranslations('import');
  const locale = (await getLocale()) as Locale;
  return (
    <form method="post" action={localePath(locale, '/report/import')} acceptCharset="utf-8" className="without-script">
      <p className="max-w-line border-l-4 border-ink pl-4">{t('plain.needs')}</p>
      <label htmlFor="plain-log" className="mt-6 block text-lg font-semibold">
        {t('script.source.paste')}
      </label>
      <p id="plain-log-hint" className="text-sm text-muted">
        {t('plain.sent')}
      </p>
      <textarea
        id="plain-log"
        name="log"
        required
        rows={8}
        maxLength={20_000}
        autoComplete="off"
        aria-describedby="plain-log-hint"
        className="mt-2 block w-full border border-ink bg-paper p-3 tabular-nums"
      />
      <button type="submit" className="mt-3 inline-flex min-h-12 items-center bg-ink px-6 font-semibold text-paper">
        {t('script.source.read')}
      </button>
    </form>
  );
}
