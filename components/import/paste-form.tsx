import { getLocale, getTranslations } from 'next-intl/server';
import { Labelled } from '@/components/forms/fields/labelled';
import { type Locale, localePath } from '@/lib/platform/locale';

/** The import without script: a log is pasted, sent to be read, and comes back as a list to tick. */
export async function PasteForm() {
  const t = await getTranslations('import');
  const locale = (await getLocale()) as Locale;
  return (
    <form method="post" action={localePath(locale, '/report/import')} acceptCharset="utf-8" className="without-script">
      <p className="max-w-line border-l-4 border-ink pl-4">{t('plain.needs')}</p>
      <div className="mt-6">
        <Labelled id="plain-log" label={t('script.source.paste')} hint={t('plain.sent')} large>
          <textarea
            id="plain-log"
            name="log"
            required
            rows={8}
            maxLength={20_000}
            autoComplete="off"
            aria-describedby="plain-log-hint"
            className="box mt-2 p-3"
          />
        </Labelled>
      </div>
      <button type="submit" className="button mt-3 min-h-12 px-6">
        {t('script.source.read')}
      </button>
    </form>
  );
}
