import { getTranslations } from 'next-intl/server';
import { InstallButton, type InstallWords } from './install-button';

/** How the site comes onto the home screen, and what that is good for. */
export async function InstallPart() {
  const t = await getTranslations('import.install');
  return (
    <section aria-labelledby="install">
      <h2 id="install" className="text-lg">
        {t('title')}
      </h2>
      <p className="mt-4 max-w-line text-muted">{t('good')}</p>
      <InstallButton words={t.raw('script') as InstallWords} />
      <dl className="mt-4 max-w-line space-y-4">
        {(['android', 'iphone'] as const).map((row) => (
          <div key={row}>
            <dt className="font-semibold">{t(row)}</dt>
            <dd className="text-muted">{t(`${row}Text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
